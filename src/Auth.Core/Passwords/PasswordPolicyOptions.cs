using Auth.Core.Passwords.Breached;

namespace Auth.Core.Passwords;

/// <summary>What new passwords must be like. There are no composition rules and there is no expiry (NIST SP 800-63B-4 3.1.1.2).</summary>
public sealed class PasswordPolicyOptions
{
    /// <summary>The smallest <see cref="MinLength"/>: 8, the floor of NIST SP 800-63B-4 3.1.1.2 and ASVS 5.0 6.2.1.</summary>
    public const int SmallestMinLength = 8;

    /// <summary>The largest <see cref="MinLength"/>: 64, the length that every verifier has to admit (ASVS 5.0 6.2.9).</summary>
    public const int LargestMinLength = 64;

    /// <summary>
    /// The fewest code points of a new password, counted after mapping. Default 15, what NIST SP 800-63B-4 3.1.1.2 asks
    /// of a password that is the only factor; from 8 to 64.
    /// </summary>
    public int MinLength { get; set; } = 15;

    /// <summary>
    /// What users call this service. A new password that is little more than this name is refused. Default none, which
    /// takes the host name of <c>Tokens.Issuer</c>; up to 254 characters.
    /// </summary>
    public string? ServiceName { get; set; }

    /// <summary>
    /// Further words that an attacker of this service tries first: names of the company, its products and places. A new
    /// password that is little more than such words is refused. Default none; at most 256 words of 4 to 254 characters,
    /// in whatever case.
    /// </summary>
    public IList<string> ContextWords { get; } = [];

    /// <summary>How new passwords are looked up among breached ones, where a source is registered.</summary>
    public BreachedPasswordOptions Breached { get; } = new();
}
