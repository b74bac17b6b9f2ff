using System.Globalization;
using Auth.Core.AspNetCore.Problems;

namespace Auth.Core.AspNetCore.Bearer;

/// <summary>
/// The <c>WWW-Authenticate</c> values of one realm (RFC 6750 section 3). Constant: nothing of the request, and nothing of
/// which check failed, ever gets into them.
/// </summary>
internal sealed class BearerChallenges(string realm)
{
    private readonly string _invalidToken =
        $"Bearer realm=\"{realm}\", error=\"invalid_token\", error_description=\"{KnownProblems.InvalidToken.Title}\"";

    private readonly string _invalidRequest =
        $"Bearer realm=\"{realm}\", error=\"invalid_request\", error_description=\"{KnownProblems.InvalidRequest.Title}\"";

    public string Realm { get; } = realm;

    /// <summary>Where no token came: no error code, since the client did nothing wrong.</summary>
    public string Plain { get; } = $"Bearer realm=\"{realm}\"";

    public string InsufficientScope { get; } = $"Bearer realm=\"{realm}\", error=\"insufficient_scope\"";

    /// <summary>Says how old a login may be (RFC 9470 section 3).</summary>
    public string RecentAuthentication(TimeSpan maxAge) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Bearer realm=\"{Realm}\", error=\"insufficient_user_authentication\", error_description=\"{KnownProblems.RecentAuthenticationRequired.Title}\", max_age=\"{(long)maxAge.TotalSeconds}\""
        );

    /// <summary>The challenge and the problem of a verdict; no challenge where the token is not at fault.</summary>
    public (string? Challenge, Problem Problem) For(BearerVerdict verdict) =>
        verdict switch
        {
            BearerVerdict.Invalid => (_invalidToken, KnownProblems.InvalidToken),
            BearerVerdict.Ambiguous => (_invalidRequest, KnownProblems.InvalidRequest),
            BearerVerdict.Unavailable => (null, KnownProblems.Unavailable),
            BearerVerdict.Faulted => (null, KnownProblems.InternalError),
            _ => (Plain, KnownProblems.AuthenticationRequired),
        };
}
