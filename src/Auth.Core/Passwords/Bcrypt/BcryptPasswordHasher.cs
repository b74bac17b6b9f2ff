using Auth.Core.Passwords.Imported;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// Hashes passwords with bcrypt so that every byte counts. Works on the caller's thread, about a fifth of a second at
/// the default work factor of 12, and uses less than 10 KB of its stack. Safe to call from many threads.
/// </summary>
/// <remarks>
/// <para>
/// Writes the 60 characters of <c>$2b$</c> for passwords of at most 71 UTF-8 bytes without NUL, and passlib's
/// <c>$bcrypt-sha256$v=2</c> for all others, since bcrypt alone reads 72 bytes and stops at none. Reads besides:
/// <c>$2a$</c>, <c>$2y$</c> and <c>$bcrypt-sha256$</c> of version 1, at costs from 4 to 16.
/// </para>
/// <para>
/// Every check does exactly one unit of work, 2^WorkFactor rounds: a stored hash with a smaller cost is topped up with
/// blank rounds, and a decoy stands in for what cannot be read. Only a stored cost above the work factor, up to 16,
/// takes its own longer time.
/// </para>
/// <para>
/// While formats of other systems are declared, every check does the largest declared PBKDF2 work of each hash besides,
/// and goes on to the largest declared bcrypt cost, for every password and every stored text alike.
/// </para>
/// </remarks>
public sealed class BcryptPasswordHasher : IPasswordHasher
{
    private readonly BcryptPlanner _planner;
    private readonly BcryptWorkMeter? _meter;
    private readonly Pbkdf2Verifier _pbkdf2;

    /// <summary>Creates a hasher with the default options.</summary>
    public BcryptPasswordHasher()
        : this(new BcryptOptions()) { }

    /// <summary>Creates a hasher; the options are copied, later changes to them have no effect.</summary>
    /// <exception cref="ArgumentNullException">No options.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The work factor is not within 10 to 16.</exception>
    public BcryptPasswordHasher(BcryptOptions options)
        : this(options, SecureRandom.System, meter: null) { }

    /// <summary>Creates a hasher that also verifies hashes of other systems; all options are copied.</summary>
    /// <exception cref="ArgumentNullException">No options.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The work factor is not within 10 to 16.</exception>
    /// <exception cref="ArgumentException">A declared format has a parameter out of its bounds or is declared twice.</exception>
    public BcryptPasswordHasher(BcryptOptions options, ImportedHashOptions imported)
        : this(options, imported, SecureRandom.System, meter: null, importedMeter: null) { }

    internal BcryptPasswordHasher(BcryptOptions options, SecureRandom random, BcryptWorkMeter? meter)
        : this(options, new ImportedHashOptions(), random, meter, importedMeter: null) { }

    internal BcryptPasswordHasher(
        BcryptOptions options,
        ImportedHashOptions imported,
        SecureRandom random,
        BcryptWorkMeter? meter,
        ImportedWorkMeter? importedMeter
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(imported);
        BcryptOptions.ThrowIfInvalid(options);
        if (imported.Faults().FirstOrDefault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(imported));
        }

        var schemes = new ImportedSchemes(imported.Schemes);
        ReadsImportedHashes = schemes.AreDeclared;
        _planner = new BcryptPlanner(options.WorkFactor, schemes, imported.AdmitCutPasswords, random);
        _pbkdf2 = new Pbkdf2Verifier(schemes, random, importedMeter);
        _meter = meter;
        UnitOfWork = BcryptCost.Rounds(Math.Max(options.WorkFactor, schemes.LargestWorkFactor));
    }

    /// <summary>
    /// The rounds that every run goes on to: 2^WorkFactor, or more where an imported format with a larger work factor is
    /// declared.
    /// </summary>
    internal ulong UnitOfWork { get; }

    /// <summary>Whether any format of another system is declared.</summary>
    internal bool ReadsImportedHashes { get; }

    /// <inheritdoc/>
    /// <returns>
    /// 60 ASCII characters (<c>$2b$</c>), or 83 (<c>$bcrypt-sha256$v=2</c>) for passwords over 71 bytes or with NUL.
    /// </returns>
    public string Hash(ReadOnlySpan<char> password)
    {
        PlanHash(password, out var lane);
        Run(ref lane);
        var text = lane.Write();
        lane.Clear();
        return text;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Plans and runs one candidate on the caller's thread, the work of declared formats included. It does not pass the
    /// line in which the facade's calls wait: whoever calls it bounds how many run at once.
    /// </remarks>
    public PasswordVerification Verify(ReadOnlySpan<char> password, string? hash)
    {
        Span<byte> buffer = stackalloc byte[PasswordBytes.Maximum];
        var bytes = buffer[..PasswordBytes.EncodeOrNothing(password, buffer)];
        var imported = RunImported(bytes, hash);
        PlanVerification(bytes, hash, out var lane);
        ConstantTime.Clear(buffer);
        Run(ref lane);
        var verdict = Either(imported, lane.Verdict);
        lane.Clear();
        return verdict;
    }

    /// <summary>Does a small part of one unit of work and says which part, so that the whole can be estimated at start.</summary>
    internal double WorkSample() => BcryptWorkSample.Run(_planner, UnitOfWork);

    /// <summary>Plans a new hash; the caller runs, reads and clears the lane.</summary>
    /// <exception cref="ArgumentException">As <see cref="Hash"/>.</exception>
    internal void PlanHash(ReadOnlySpan<char> password, out BcryptLane lane)
    {
        Span<byte> buffer = stackalloc byte[PasswordBytes.Maximum];
        var status = PasswordBytes.TryEncode(password, buffer, out var length);
        if (status != PasswordBytesStatus.Usable)
        {
            ConstantTime.Clear(buffer);
            throw new ArgumentException(PasswordBytes.Explain(status), nameof(password));
        }

        _planner.PlanHash(buffer[..length], out lane);
        ConstantTime.Clear(buffer);
    }

    /// <summary>
    /// Does the PBKDF2 part of a check, which comes before the bcrypt part and is not paired: the declared work of every
    /// family, and none while nothing is declared. Join its answer and the lane's by <see cref="Either"/>.
    /// </summary>
    internal PasswordVerification RunImported(ReadOnlySpan<byte> password, string? hash) =>
        _pbkdf2.Verify(password, hash) ? PasswordVerification.SucceededRehashNeeded : PasswordVerification.Failed;

    /// <summary>The one answer of both parts. A stored text has one meaning, so at most one of them has verified.</summary>
    internal static PasswordVerification Either(PasswordVerification imported, PasswordVerification own) =>
        (PasswordVerification)((int)imported | (int)own);

    /// <summary>Plans a check, of text that has no bytes too; the caller runs, reads and clears the lane.</summary>
    internal void PlanVerification(ReadOnlySpan<char> password, string? hash, out BcryptLane lane)
    {
        Span<byte> buffer = stackalloc byte[PasswordBytes.Maximum];
        PlanVerification(buffer[..PasswordBytes.EncodeOrNothing(password, buffer)], hash, out lane);
        ConstantTime.Clear(buffer);
    }

    /// <summary>Plans a check of bytes that need not be text.</summary>
    internal void PlanVerification(ReadOnlySpan<byte> password, string? hash, out BcryptLane lane) =>
        _planner.PlanVerification(password, hash, out lane);

    /// <summary>Runs one lane for one unit of work, or for its own rounds where they are more.</summary>
    internal void Run(ref BcryptLane lane)
    {
        var rounds = BcryptKernel.Run(ref lane, UnitOfWork);
        _meter?.Add(1, rounds);
    }

    /// <summary>
    /// Runs two lanes in about the time of one, to one end: a unit of work, or the rounds of the dearer lane where they
    /// are more. The lanes may be of different logins.
    /// </summary>
    internal void RunPair(ref BcryptLane first, ref BcryptLane second)
    {
        var rounds = BcryptKernel.RunPair(ref first, ref second, UnitOfWork);
        _meter?.Add(2, rounds);
    }
}
