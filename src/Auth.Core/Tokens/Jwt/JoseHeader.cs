using System.Text.Unicode;

namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// The header of a token: check 2 of the list. It may say <c>alg</c>, <c>typ</c> and <c>kid</c>, once each, all text.
/// Anything else is refused and never looked at: <c>crit</c> and <c>b64</c> change what a signature means,
/// <c>jwk</c>, <c>jku</c> and <c>x5*</c> bring the attacker's key, <c>zip</c> and <c>cty</c> hide another layer.
/// </summary>
internal readonly ref struct JoseHeader
{
    private JoseHeader(
        ReadOnlySpan<byte> algorithm,
        ReadOnlySpan<byte> type,
        bool hasType,
        ReadOnlySpan<byte> keyId,
        bool hasKeyId
    )
    {
        Algorithm = algorithm;
        Type = type;
        HasType = hasType;
        KeyId = keyId;
        HasKeyId = hasKeyId;
    }

    public ReadOnlySpan<byte> Algorithm { get; }

    public ReadOnlySpan<byte> Type { get; }

    public bool HasType { get; }

    public ReadOnlySpan<byte> KeyId { get; }

    public bool HasKeyId { get; }

    /// <summary>Reads a header; false when it is not exactly one.</summary>
    /// <param name="json">The decoded segment.</param>
    /// <param name="scratch">Room for unescaped text, as long as the JSON. The header keeps pointing into it.</param>
    /// <param name="allowThumbprint">Lets an <c>x5t</c> of text pass unread, for a foreign issuer that always writes one.</param>
    /// <param name="header">What it says.</param>
    public static bool TryRead(ReadOnlySpan<byte> json, Span<byte> scratch, bool allowThumbprint, out JoseHeader header)
    {
        header = default;
        ReadOnlySpan<byte> algorithm = default;
        ReadOnlySpan<byte> type = default;
        ReadOnlySpan<byte> keyId = default;
        var seen = Members.None;
        if (!Utf8.IsValid(json))
        {
            return false;
        }

        var reader = new JsonHeaderText(json, scratch);
        while (reader.TryReadMember(out var name, out var value))
        {
            var member = MemberOf(name);
            if (
                member == Members.None
                || (seen & member) != Members.None
                || (member == Members.Thumbprint && !allowThumbprint)
            )
            {
                return false;
            }

            seen |= member;
            switch (member)
            {
                case Members.Algorithm:
                    algorithm = value;
                    break;
                case Members.Type:
                    type = value;
                    break;
                case Members.KeyId when value.Length > TokenLimits.KeyIdCharacters:
                    return false;
                case Members.KeyId:
                    keyId = value;
                    break;
            }
        }

        header = new JoseHeader(algorithm, type, seen.HasFlag(Members.Type), keyId, seen.HasFlag(Members.KeyId));
        return reader.IsComplete && seen.HasFlag(Members.Algorithm);
    }

    private static Members MemberOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("alg"u8) ? Members.Algorithm
        : name.SequenceEqual("typ"u8) ? Members.Type
        : name.SequenceEqual("kid"u8) ? Members.KeyId
        : name.SequenceEqual("x5t"u8) ? Members.Thumbprint
        : Members.None;

    [Flags]
    private enum Members
    {
        None = 0,
        Algorithm = 1,
        Type = 2,
        KeyId = 4,
        Thumbprint = 8,
    }
}
