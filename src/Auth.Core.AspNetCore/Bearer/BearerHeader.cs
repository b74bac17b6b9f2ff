using Microsoft.Extensions.Primitives;

namespace Auth.Core.AspNetCore.Bearer;

/// <summary>
/// Reads the <c>Authorization</c> header and nothing else: a token in the query, in a form or in a cookie is none (RFC 6750
/// 2.2 and 2.3 are for clients that cannot set a header, and leave tokens in logs and histories).
/// </summary>
internal static class BearerHeader
{
    /// <summary>The longest token that is looked at; the facade's own bound.</summary>
    public const int MaxTokenLength = 8 * 1024;

    private const string Scheme = "Bearer";

    /// <summary>The token, or why there is none to look at.</summary>
    public static BearerVerdict Read(StringValues header, out string token)
    {
        token = string.Empty;
        if (header.Count == 0)
        {
            return BearerVerdict.NoToken;
        }

        if (header.Count > 1)
        {
            return BearerVerdict.Ambiguous;
        }

        var value = header[0] ?? string.Empty;
        if (!IsBearer(value))
        {
            return value.Contains(',', StringComparison.Ordinal) && value.Split(',').Any(part => IsBearer(part.Trim()))
                ? BearerVerdict.Ambiguous
                : BearerVerdict.NoToken;
        }

        // A proxy may have joined two headers to one. No token has a comma.
        if (value.Contains(',', StringComparison.Ordinal))
        {
            return BearerVerdict.Ambiguous;
        }

        var start = Scheme.Length;
        while (start < value.Length && value[start] == ' ')
        {
            start++;
        }

        if (start == Scheme.Length || value.Length - start is 0 or > MaxTokenLength)
        {
            return BearerVerdict.Invalid;
        }

        token = value[start..];
        return BearerVerdict.Token;
    }

    // "BearerX abc" is another scheme, "Bearer\tabc" is this one, written wrong.
    private static bool IsBearer(string value) =>
        value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && (value.Length == Scheme.Length || value[Scheme.Length] is < '!' or > '~' or '"' or ',');
}
