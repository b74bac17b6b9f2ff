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
/// </remarks>
public sealed class BcryptPasswordHasher : ITwoFormPasswordHasher
{
    private readonly BcryptPlanner _planner;
    private readonly BcryptWorkMeter? _meter;

    /// <summary>Creates a hasher with the default options.</summary>
    public BcryptPasswordHasher()
        : this(new BcryptOptions()) { }

    /// <summary>Creates a hasher; the options are copied, later changes to them have no effect.</summary>
    /// <exception cref="ArgumentNullException">No options.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The work factor is not within 10 to 16.</exception>
    public BcryptPasswordHasher(BcryptOptions options)
        : this(options, SecureRandom.System, meter: null) { }

    internal BcryptPasswordHasher(BcryptOptions options, SecureRandom random, BcryptWorkMeter? meter)
    {
        ArgumentNullException.ThrowIfNull(options);
        BcryptOptions.ThrowIfInvalid(options);

        _planner = new BcryptPlanner(options.WorkFactor, random);
        _meter = meter;
        UnitOfWork = BcryptCost.Rounds(options.WorkFactor);
    }

    /// <summary>The rounds that every run goes on to: 2^WorkFactor.</summary>
    internal ulong UnitOfWork { get; }

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
    public PasswordVerification Verify(ReadOnlySpan<char> password, string? hash)
    {
        PlanVerification(password, hash, out var lane);
        Run(ref lane);
        var verdict = lane.Verdict;
        lane.Clear();
        return verdict;
    }

    /// <inheritdoc/>
    TwoFormVerification ITwoFormPasswordHasher.VerifyEither(
        ReadOnlySpan<char> mapped,
        ReadOnlySpan<char> typed,
        string? hash
    )
    {
        PlanVerification(mapped, hash, out var first);
        PlanVerification(typed, hash, out var second);
        RunPair(ref first, ref second);
        var verdict = new TwoFormVerification(first.Verdict, second.Verdict);
        first.Clear();
        second.Clear();
        return verdict;
    }

    /// <summary>Plans a new hash; the caller runs, reads and clears the lane.</summary>
    /// <exception cref="ArgumentException">As <see cref="Hash"/>.</exception>
    internal void PlanHash(ReadOnlySpan<char> password, out BcryptLane lane)
    {
        Span<byte> buffer = stackalloc byte[PasswordBytes.Maximum];
        var status = PasswordBytes.TryEncode(password, buffer, out var length);
        if (status != PasswordBytesStatus.Usable)
        {
            ConstantTime.Clear(buffer);
            throw new ArgumentException(Explain(status), nameof(password));
        }

        _planner.PlanHash(buffer[..length], out lane);
        ConstantTime.Clear(buffer);
    }

    /// <summary>Plans a check, of text that has no bytes too; the caller runs, reads and clears the lane.</summary>
    internal void PlanVerification(ReadOnlySpan<char> password, string? hash, out BcryptLane lane)
    {
        Span<byte> buffer = stackalloc byte[PasswordBytes.Maximum];
        var status = PasswordBytes.TryEncode(password, buffer, out var length);

        // Text that cannot be hashed is planned as no bytes at all, which never verify.
        PlanVerification(buffer[..(status == PasswordBytesStatus.Usable ? length : 0)], hash, out lane);
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

    private static string Explain(PasswordBytesStatus status) =>
        status switch
        {
            PasswordBytesStatus.Empty => "The password is empty; it has 1 to 1,024 bytes of UTF-8.",
            PasswordBytesStatus.TooLong =>
                "The password is longer than 1,024 bytes of UTF-8. Refuse it before it is hashed.",
            _ => "The password has a lone surrogate and therefore no UTF-8 form. Refuse it before it is hashed.",
        };
}
