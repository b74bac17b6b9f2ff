using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// One form of a password, planned and ready to run: its lane, and its bytes as long as a declared format of another
/// system needs them. Whoever makes one clears it.
/// </summary>
[SecretType]
internal sealed class BcryptCandidate
{
    private readonly BcryptPasswordHasher _hasher;
    private readonly byte[] _bytes;
    private readonly bool _isVerification;
    private string? _stored;
    private PasswordVerification _imported;
    private BcryptLane _lane;

    private BcryptCandidate(BcryptPasswordHasher hasher, byte[] bytes, string? stored, bool isVerification)
    {
        _hasher = hasher;
        _bytes = bytes;
        _stored = stored;
        _isVerification = isVerification;
    }

    /// <summary>The lane to run.</summary>
    internal ref BcryptLane Lane => ref _lane;

    /// <summary>The rounds that its run takes: a unit of work, or its own where they are more.</summary>
    public ulong TotalRounds => Math.Max(_hasher.UnitOfWork, BcryptCost.Rounds(_lane.Cost));

    /// <summary>What both parts of the run say about the password.</summary>
    internal PasswordVerification Verdict => BcryptPasswordHasher.Either(_imported, _lane.Verdict);

    /// <summary>Plans a new hash.</summary>
    /// <exception cref="ArgumentException">As <see cref="BcryptPasswordHasher.Hash"/>.</exception>
    public static BcryptCandidate ForHash(BcryptPasswordHasher hasher, ReadOnlySpan<char> password)
    {
        var candidate = new BcryptCandidate(hasher, [], stored: null, isVerification: false);
        hasher.PlanHash(password, out candidate._lane);
        return candidate;
    }

    /// <summary>Plans a check. Total: any text, any stored text.</summary>
    public static BcryptCandidate ForVerification(
        BcryptPasswordHasher hasher,
        ReadOnlySpan<char> password,
        string? stored
    )
    {
        Span<byte> buffer = stackalloc byte[PasswordBytes.Maximum];
        var bytes = buffer[..PasswordBytes.EncodeOrNothing(password, buffer)];
        var candidate = new BcryptCandidate(
            hasher,
            hasher.ReadsImportedHashes ? bytes.ToArray() : [],
            stored,
            isVerification: true
        );
        hasher.PlanVerification(bytes, stored, out candidate._lane);
        ConstantTime.Clear(buffer);
        return candidate;
    }

    /// <summary>Runs one or two candidates: the declared work of other systems for each, then the lanes side by side.</summary>
    public static void Run(BcryptCandidate first, BcryptCandidate? second)
    {
        first.RunImported();
        if (second is null)
        {
            first._hasher.Run(ref first._lane);
            return;
        }

        second.RunImported();
        first._hasher.RunPair(ref first._lane, ref second._lane);
    }

    /// <summary>Overwrites what was made of the password.</summary>
    public void Clear()
    {
        ConstantTime.Clear(_bytes);
        _lane.Clear();
        _stored = null;
        _imported = PasswordVerification.Failed;
    }

    public override string ToString() => nameof(BcryptCandidate);

    private void RunImported()
    {
        if (_isVerification)
        {
            _imported = _hasher.RunImported(_bytes, _stored);
        }
    }
}
