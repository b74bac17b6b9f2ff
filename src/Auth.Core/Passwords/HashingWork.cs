using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords;

/// <summary>Turns what callers want of the configured hasher into jobs. Planning a verification never fails.</summary>
internal abstract class HashingWork
{
    /// <summary>How many candidates one thread works on side by side.</summary>
    public abstract int LanesOfWorker { get; }

    /// <summary>The built-in hasher's lanes, or one call after the other for a host's own.</summary>
    public static HashingWork Of(IPasswordHasher hasher, SecureRandom random) =>
        hasher is BcryptPasswordHasher ours ? new BcryptWork(ours) : new ForeignWork(hasher, random);

    /// <summary>
    /// What such work is made of, for its time: a word for the settings alone. Every check does the same work, so it says
    /// nothing of the account.
    /// </summary>
    public virtual string SchemeOf(string operation) => "custom";

    /// <summary>Does a part of one unit of work and says which part, so that the first caller is estimated for too.</summary>
    public abstract double Sample();

    /// <summary>A new hash of a mapped text.</summary>
    /// <exception cref="ArgumentException">As <see cref="IPasswordHasher.Hash"/>: a caller's bug.</exception>
    public abstract HashingJob<string> Hash(string password);

    /// <summary>A check of both forms against a stored text, <see langword="null"/> included.</summary>
    public abstract HashingJob<PasswordMatch> Verify(PasswordForms forms, string? storedHash);
}
