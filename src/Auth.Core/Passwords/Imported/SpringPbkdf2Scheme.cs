using System.Diagnostics.CodeAnalysis;
using System.Text;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Imported;

/// <summary>
/// Spring Security: an id in braces and lower-case hex of salt and key. The encoder's secret enters behind the salt. No
/// parameter is in the row, so all rows are read with the declared ones.
/// </summary>
[SecretType]
internal sealed class SpringPbkdf2Scheme : Pbkdf2Scheme
{
    private const int KeyBytes = 32;

    private readonly string _prefix;
    private readonly Pbkdf2Family _family;
    private readonly int _saltBytes;
    private readonly int _iterations;
    private readonly string _secretText;
    private readonly byte[] _secret;

    private SpringPbkdf2Scheme(string prefix, Pbkdf2Family family, int saltBytes, string secret, int iterations)
    {
        _prefix = prefix;
        _family = family;
        _saltBytes = saltBytes;
        _iterations = iterations;
        _secretText = secret;
        _secret = Encoding.UTF8.GetBytes(secret);
    }

    public override string Name => $"Spring {_prefix}";

    internal override Pbkdf2Budget Budget =>
        Pbkdf2Budget.For(_family, Pbkdf2Families.WorkOf(_family, _iterations, KeyBytes));

    internal override IEnumerable<string> Faults =>
        [.. IterationFaults("iterations", _iterations), .. TextFaults("secret", _secretText, leastBytes: 0)];

    public static SpringPbkdf2Scheme OfSpring5(string secret, int iterations) =>
        new("{pbkdf2}", Pbkdf2Family.Sha1, saltBytes: 8, secret, iterations);

    public static SpringPbkdf2Scheme OfSpring58(string secret, int iterations) =>
        new("{pbkdf2@SpringSecurity_v5_8}", Pbkdf2Family.Sha256, saltBytes: 16, secret, iterations);

    public override bool TryParse(string text, [NotNullWhen(true)] out Pbkdf2Hash? hash)
    {
        hash = null;
        Span<byte> bytes = stackalloc byte[_saltBytes + KeyBytes];
        if (!StrictText.TrySkip(text, _prefix, out var hex) || !StrictText.TryReadHex(hex, bytes))
        {
            return false;
        }

        byte[] salt = [.. bytes[.._saltBytes], .. _secret];
        hash = new Pbkdf2Hash(_family, _iterations, salt, bytes[_saltBytes..].ToArray());
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
