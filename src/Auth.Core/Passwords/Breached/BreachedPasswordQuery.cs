using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Breached;

/// <summary>
/// A password to look up, as its SHA-1 in upper-case hexadecimal digits: the form that collections of breached passwords
/// are kept in. The whole is as good as the password to whoever guesses fast, so only the prefix may leave the process:
/// some 2,000 known passwords share it (k-anonymity). Shows only where it is revealed. Immutable.
/// </summary>
[SecretType]
[DebuggerDisplay("BreachedPasswordQuery (masked)")]
public sealed class BreachedPasswordQuery
{
    private const int PrefixLength = 5;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _digest;

    private BreachedPasswordQuery(string digest) => _digest = digest;

    /// <summary>Asks about a password. The policy asks about the mapped form, which is the one that is hashed.</summary>
    /// <param name="password">Up to 1,024 bytes of UTF-8.</param>
    public static BreachedPasswordQuery For(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        var bytes = Encoding.UTF8.GetBytes(password);
#pragma warning disable RS0030, CA5350 // Collections of breached passwords are keyed by SHA-1; nothing is protected by it here.
        var query = new BreachedPasswordQuery(Convert.ToHexString(SHA1.HashData(bytes)));
#pragma warning restore RS0030, CA5350
        ConstantTime.Clear(bytes);
        return query;
    }

    /// <summary>The first 5 digits, which may be sent to a range service.</summary>
    public string RevealPrefix() => _digest[..PrefixLength];

    /// <summary>The other 35 digits, for comparison within this process. Never send or log them.</summary>
    public string RevealSuffix() => _digest[PrefixLength..];

    /// <summary>A fixed text that shows nothing of the password.</summary>
    public override string ToString() => "BreachedPasswordQuery (masked)";
}
