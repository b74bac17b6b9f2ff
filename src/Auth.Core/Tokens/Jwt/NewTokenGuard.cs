using Auth.Core.Text;

namespace Auth.Core.Tokens.Jwt;

/// <summary>Refuses claims that would not verify again, as a caller's bug: nothing is cut to fit.</summary>
internal static class NewTokenGuard
{
    /// <exception cref="ArgumentException">A claim is missing, too long or ill-formed, or a list is too long.</exception>
    public static void Check(AccessTokenClaims claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        if (FindFault(claims) is { } fault)
        {
            throw new ArgumentException(fault, nameof(claims));
        }
    }

    private static string? FindFault(AccessTokenClaims claims) =>
        claims.Subject.Value.Length == 0 ? "Subject is empty: a token speaks for a user."
        : claims.SecurityVersion < 0 ? $"SecurityVersion is {claims.SecurityVersion}; it must be 0 or more."
        : claims.AuthenticatedAt?.ToUnixTimeSeconds() < 0 ? "AuthenticatedAt lies before 1970."
        : FindFaultInText(claims.UserName, nameof(claims.UserName), TokenLimits.ClaimCharacters)
            ?? FindFaultInText(claims.SessionId.Value, nameof(claims.SessionId), TokenLimits.ClaimCharacters)
            ?? FindOuterBlank(claims.SessionId.Value, nameof(claims.SessionId))
            ?? FindFaultInList(claims.Roles, nameof(claims.Roles), TokenLimits.Roles, TokenLimits.RoleCharacters)
            ?? FindFaultInList(
                claims.AuthenticationMethods,
                nameof(claims.AuthenticationMethods),
                TokenLimits.AuthenticationMethods,
                TokenLimits.AuthenticationMethodCharacters
            );

    private static string? FindFaultInList(IReadOnlyList<string> list, string name, int maximum, int maximumCharacters)
    {
        if (list is null)
        {
            return $"{name} is null; leave it empty instead.";
        }

        if (list.Count > maximum)
        {
            return $"{name} has {list.Count} entries; at most {maximum} are allowed.";
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (FindFaultInText(list[i], name, maximumCharacters) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    // The JSON writer would replace half a surrogate pair by U+FFFD: another name than the one given.
    private static string? FindFaultInText(string? text, string name, int maximum) =>
        text is null || text.Length is 0 || text.Length > maximum
            ? $"{name} has a text of {text?.Length ?? 0} characters; 1 to {maximum} are allowed."
        : UnicodeText.IsWellFormed(text) ? null
        : $"{name} has a text with a lone surrogate, which has no UTF-8 form.";

    private static string? FindOuterBlank(string text, string name) =>
        char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) ? $"{name} begins or ends with a blank." : null;
}
