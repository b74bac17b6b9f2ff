using System.Text;
using Auth.Core.Users;

namespace Auth.Core.Tokens.Jwt;

/// <summary>Judges the claims of a payload by a profile and a moment: checks 8 to 10 of the list, in that order.</summary>
internal static class ClaimChecks
{
    /// <summary>The first check that fails, or null when all hold.</summary>
    public static TokenRejection? FindFault(in TokenClaims claims, IssuerProfile profile, long nowSeconds) =>
        !profile.IsIssuer(claims.Issuer.Span) ? TokenRejection.Issuer
        : !claims.NamesAudience ? TokenRejection.Audience
        : FindFaultInTimes(claims, profile, nowSeconds) is { } times ? times
        : !HasRequired(claims, profile.Required) ? TokenRejection.MissingClaim
        : profile.SubjectIsUserId && !IsUserId(claims.Subject.Span) ? TokenRejection.Subject
        : !profile.IsClient(claims.ClientId.Span) ? TokenRejection.Client
        : null;

    // Times are at most 253402300799 and skews at most minutes, so no sum here overflows.
    private static TokenRejection? FindFaultInTimes(in TokenClaims claims, IssuerProfile profile, long now)
    {
        var skew = profile.ClockSkewSeconds;
        if (claims.ExpiresAt is not { } expiresAt)
        {
            return TokenRejection.MissingClaim;
        }

        if (now >= expiresAt + skew)
        {
            return TokenRejection.Expired;
        }

        if (claims.NotBefore > now + skew || claims.IssuedAt > now + skew)
        {
            return TokenRejection.NotYetValid;
        }

        var begins = claims.IssuedAt ?? now;
        return
            claims.IssuedAt >= expiresAt
            || claims.NotBefore >= expiresAt
            || expiresAt - begins > profile.MaximumLifeSeconds
            ? TokenRejection.Lifetime
            : null;
    }

    private static bool HasRequired(in TokenClaims claims, RequiredClaims required)
    {
        var present = RequiredClaims.None;
        present |= claims.Subject.IsEmpty ? RequiredClaims.None : RequiredClaims.Subject;
        present |= claims.TokenId.IsEmpty ? RequiredClaims.None : RequiredClaims.TokenId;
        present |= claims.IssuedAt is null ? RequiredClaims.None : RequiredClaims.IssuedAt;
        present |= claims.ClientId.IsEmpty ? RequiredClaims.None : RequiredClaims.Client;
        present |= claims.SessionId.IsEmpty ? RequiredClaims.None : RequiredClaims.SessionId;
        present |= claims.SecurityVersion is null ? RequiredClaims.None : RequiredClaims.SecurityVersion;
        present |= claims.UserName.IsEmpty ? RequiredClaims.None : RequiredClaims.UserName;
        present |= claims.Roles is null ? RequiredClaims.None : RequiredClaims.Roles;
        return (present & required) == required;
    }

    private static bool IsUserId(ReadOnlySpan<byte> subject) =>
        subject.Length <= UserId.MaxLength && UserId.TryParse(Encoding.UTF8.GetString(subject), out _);
}
