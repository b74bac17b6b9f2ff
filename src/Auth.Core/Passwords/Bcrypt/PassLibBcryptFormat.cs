using System.Globalization;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// passlib's <c>bcrypt_sha256</c>, the published form for passwords that bcrypt alone would cut: version 2,
/// <c>$bcrypt-sha256$v=2,t=2b,r=12$</c>, is read and written; version 1, <c>$bcrypt-sha256$2b,12$</c>, is only read.
/// Behind either come 22 characters of salt, <c>$</c> and 31 of digest.
/// </summary>
internal static class PassLibBcryptFormat
{
    private const string Version2 = "$bcrypt-sha256$v=2,t=2b,r=";
    private const string Version1 = "$bcrypt-sha256$2b,";
    private const string Version1OfRevisionA = "$bcrypt-sha256$2a,";
    private const int FieldsLength = 1 + BcryptSalt.Characters + 1 + BcryptDigest.Characters;

    /// <summary>Reads both versions; false for anything but exactly these, <see langword="null"/> included.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out StoredBcrypt stored)
    {
        stored = default;
        var prefix = Prefix(text, ref stored);
        if (prefix == 0 || text.Length <= prefix + FieldsLength)
        {
            return false;
        }

        var cost = text[prefix..^FieldsLength];
        var fields = text[^FieldsLength..];
        return fields[0] == '$'
            && fields[1 + BcryptSalt.Characters] == '$'
            && BcryptCost.TryParseUnpadded(cost, out stored.Cost)
            && stored.TryReadFields(fields.Slice(1, BcryptSalt.Characters), fields[^BcryptDigest.Characters..]);
    }

    /// <summary>Writes version 2, the one spelling of it that <see cref="TryParse"/> reads.</summary>
    public static string Write(ref readonly StoredBcrypt stored)
    {
        Span<char> fields = stackalloc char[FieldsLength];
        fields[0] = '$';
        BcryptBase64.Encode(stored.Salt, fields.Slice(1, BcryptSalt.Characters));
        fields[1 + BcryptSalt.Characters] = '$';
        BcryptBase64.Encode(stored.Digest, fields[^BcryptDigest.Characters..]);
        return string.Create(CultureInfo.InvariantCulture, $"{Version2}{stored.Cost}{fields}");
    }

    private static int Prefix(ReadOnlySpan<char> text, ref StoredBcrypt stored)
    {
        stored.Form = BcryptForm.PassLibV2;
        stored.Revision = 'b';
        if (text.StartsWith(Version2, StringComparison.Ordinal))
        {
            return Version2.Length;
        }

        stored.Form = BcryptForm.PassLibV1;
        if (text.StartsWith(Version1, StringComparison.Ordinal))
        {
            return Version1.Length;
        }

        stored.Revision = 'a';
        return text.StartsWith(Version1OfRevisionA, StringComparison.Ordinal) ? Version1OfRevisionA.Length : 0;
    }
}
