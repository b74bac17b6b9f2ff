using System.Diagnostics.CodeAnalysis;

namespace Auth.Core.Passwords.Imported;

/// <summary>
/// passlib: <c>$pbkdf2-sha256$29000$salt$key</c>, both in passlib's own base64. The salt is decoded and may be empty;
/// the key has the length of the hash.
/// </summary>
internal sealed class PasslibPbkdf2Scheme(Pbkdf2Family family, int maxIterations) : Pbkdf2Scheme
{
    public override string Name =>
        family switch
        {
            Pbkdf2Family.Sha1 => "passlib pbkdf2_sha1",
            Pbkdf2Family.Sha256 => "passlib pbkdf2_sha256",
            _ => "passlib pbkdf2_sha512",
        };

    internal override Pbkdf2Budget Budget => Pbkdf2Budget.For(family, maxIterations);

    internal override IEnumerable<string> Faults => IterationFaults(nameof(maxIterations), maxIterations);

    private string Prefix =>
        family switch
        {
            Pbkdf2Family.Sha1 => "$pbkdf2$",
            Pbkdf2Family.Sha256 => "$pbkdf2-sha256$",
            _ => "$pbkdf2-sha512$",
        };

    public override bool TryParse(string text, [NotNullWhen(true)] out Pbkdf2Hash? hash)
    {
        hash = null;
        if (!StrictText.TrySkip(text, Prefix, out var rest))
        {
            return false;
        }

        Span<Range> fields = stackalloc Range[4];
        if (
            rest.Split(fields, '$') != 3
            || !StrictText.TryReadIterations(rest[fields[0]], out var iterations)
            || !StrictText.TryReadPasslibBase64(rest[fields[1]], out var salt)
            || !StrictText.TryReadPasslibBase64(rest[fields[2]], out var key)
            || key.Length != Pbkdf2Families.BlockBytesOf(family)
        )
        {
            return false;
        }

        hash = new Pbkdf2Hash(family, iterations, salt, key);
        return true;
    }
}
