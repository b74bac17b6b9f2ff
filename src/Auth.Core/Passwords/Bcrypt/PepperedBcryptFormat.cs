using System.Globalization;
using Auth.Core.Passwords.Peppers;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// The form with a pepper, our own: <c>$bcrypt-hmac-sha384$v=1,k=p1,r=12$</c>, 22 characters of salt, <c>$</c> and 31 of
/// digest. <c>k</c> is the pepper's id.
/// </summary>
internal static class PepperedBcryptFormat
{
    private const string Prefix = "$bcrypt-hmac-sha384$v=1,k=";
    private const string CostMark = ",r=";
    private const int FieldsLength = 1 + BcryptSalt.Characters + 1 + BcryptDigest.Characters;

    /// <summary>Reads exactly this form; false for all else, <see langword="null"/> included.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out StoredBcrypt stored)
    {
        stored = default;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length <= Prefix.Length + FieldsLength)
        {
            return false;
        }

        var parameters = text[Prefix.Length..^FieldsLength];
        var fields = text[^FieldsLength..];
        var idLength = parameters.IndexOf(',');
        if (idLength < 0 || !Pepper.IsId(parameters[..idLength]))
        {
            return false;
        }

        stored.Form = BcryptForm.Peppered;
        stored.Revision = 'b';
        stored.PepperId = parameters[..idLength].ToString();
        return parameters[idLength..].StartsWith(CostMark, StringComparison.Ordinal)
            && BcryptCost.TryParseUnpadded(parameters[(idLength + CostMark.Length)..], out stored.Cost)
            && fields[0] == '$'
            && fields[1 + BcryptSalt.Characters] == '$'
            && stored.TryReadFields(fields.Slice(1, BcryptSalt.Characters), fields[^BcryptDigest.Characters..]);
    }

    /// <summary>Writes the one spelling that <see cref="TryParse"/> reads.</summary>
    public static string Write(ref readonly StoredBcrypt stored)
    {
        Span<char> fields = stackalloc char[FieldsLength];
        fields[0] = '$';
        BcryptBase64.Encode(stored.Salt, fields.Slice(1, BcryptSalt.Characters));
        fields[1 + BcryptSalt.Characters] = '$';
        BcryptBase64.Encode(stored.Digest, fields[^BcryptDigest.Characters..]);
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}{stored.PepperId}{CostMark}{stored.Cost}{fields}");
    }
}
