using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Secrets;

namespace Auth.Core.Tests.Passwords;

/// <summary>Hashers of a cost that no product may have, so that thousands of hashes fit into a test run.</summary>
internal static class FastBcrypt
{
    public static BcryptPasswordHasher Create(BcryptWorkMeter? meter = null, int workFactor = 4) =>
        new(new BcryptOptions { UnsafeAllowFastHashing = true, WorkFactor = workFactor }, SecureRandom.System, meter);

    /// <summary>Verifies two forms side by side, as a job of two candidates does.</summary>
    public static (PasswordVerification Mapped, PasswordVerification Typed) VerifyEither(
        this BcryptPasswordHasher hasher,
        string mapped,
        string typed,
        string? hash
    )
    {
        var first = BcryptCandidate.ForVerification(hasher, mapped, hash);
        var second = BcryptCandidate.ForVerification(hasher, typed, hash);
        BcryptCandidate.Run(first, second);
        return (first.Verdict, second.Verdict);
    }

    /// <summary>Verifies bytes that need not be text, as the facade never does.</summary>
    public static PasswordVerification VerifyBytes(
        this BcryptPasswordHasher hasher,
        ReadOnlySpan<byte> password,
        string? hash
    )
    {
        hasher.PlanVerification(password, hash, out var lane);
        hasher.Run(ref lane);
        return lane.Verdict;
    }
}
