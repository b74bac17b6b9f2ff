using System.Text;
using Auth.Core.Text;

namespace Auth.Core.Tokens;

/// <summary>The form of a <c>kid</c> that another party chose.</summary>
internal static class KeyIdText
{
    /// <summary>The same id, or null for none.</summary>
    /// <exception cref="ArgumentException">No header could carry it: empty, over 128 bytes of UTF-8, or not Unicode.</exception>
    public static string? Check(string? keyId, SigningKeySource source) =>
        keyId is null
        || (
            UnicodeText.IsWellFormed(keyId)
            && Encoding.UTF8.GetByteCount(keyId) is >= 1 and <= TokenLimits.KeyIdCharacters
        )
            ? keyId
            : throw source.Refuse(
                $"the key id is empty or not Unicode text, or is over {TokenLimits.KeyIdCharacters} bytes of UTF-8.",
                "Give the issuer's kid as it is, or leave it out to have one made from the key."
            );
}
