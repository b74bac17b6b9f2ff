using System.Diagnostics.CodeAnalysis;
using System.Text;
using Auth.Core.Text;

namespace Auth.Core.Passwords.Imported;

/// <summary>
/// Django: <c>pbkdf2_sha256$600000$salt$base64</c>. The salt is the text itself, any but <c>$</c>, as UTF-8; the key has
/// the length of the hash, so a shortened one is no key.
/// </summary>
internal sealed class DjangoPbkdf2Scheme(Pbkdf2Family family, int maxIterations) : Pbkdf2Scheme
{
    /// <summary>128, the width of Django's column: no whole row is longer.</summary>
    private const int LongestSalt = 128;

    public override string Name => family == Pbkdf2Family.Sha1 ? "Django pbkdf2_sha1" : "Django pbkdf2_sha256";

    internal override Pbkdf2Budget Budget => Pbkdf2Budget.For(family, maxIterations);

    internal override IEnumerable<string> Faults => IterationFaults(nameof(maxIterations), maxIterations);

    private string Prefix => family == Pbkdf2Family.Sha1 ? "pbkdf2_sha1$" : "pbkdf2_sha256$";

    public override bool TryParse(string text, [NotNullWhen(true)] out Pbkdf2Hash? hash)
    {
        hash = null;
        if (!StrictText.TrySkip(text, Prefix, out var rest))
        {
            return false;
        }

        Span<Range> fields = stackalloc Range[4];
        if (rest.Split(fields, '$') != 3)
        {
            return false;
        }

        var salt = rest[fields[1]];
        if (
            salt.Length is 0 or > LongestSalt
            || !UnicodeText.IsWellFormed(salt)
            || !StrictText.TryReadIterations(rest[fields[0]], out var iterations)
            || !StrictText.TryReadBase64(rest[fields[2]], out var key)
            || key.Length != Pbkdf2Families.BlockBytesOf(family)
        )
        {
            return false;
        }

        hash = new Pbkdf2Hash(family, iterations, Encoding.UTF8.GetBytes(salt.ToString()), key);
        return true;
    }
}
