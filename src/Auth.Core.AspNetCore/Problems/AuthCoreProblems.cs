namespace Auth.Core.AspNetCore.Problems;

/// <summary>
/// The <c>type</c> of every problem (RFC 9457) that the bearer scheme and the endpoints answer with. Clients branch on
/// these; they do not change.
/// </summary>
public static class AuthCoreProblems
{
    /// <summary>401: the endpoint needs a login, and the request carries no bearer token.</summary>
    public const string AuthenticationRequired = Prefix + "authentication-required";

    /// <summary>401: the access token is not accepted. Forged, expired and revoked look the same.</summary>
    public const string InvalidToken = Prefix + "invalid-token";

    /// <summary>400: the request carries more than one token, so nobody can tell which one counts.</summary>
    public const string InvalidRequest = Prefix + "invalid-request";

    /// <summary>403: who is logged in may not do this.</summary>
    public const string InsufficientScope = Prefix + "insufficient-scope";

    /// <summary>401: the login is too old for this; log in again and repeat (RFC 9470).</summary>
    public const string RecentAuthenticationRequired = Prefix + "recent-authentication-required";

    /// <summary>503: something that is needed to answer cannot be reached; keep the token and try again later.</summary>
    public const string Unavailable = Prefix + "unavailable";

    /// <summary>503: too much is waiting; nothing was done. Try again later.</summary>
    public const string Busy = Prefix + "busy";

    /// <summary>429: too many failed attempts; nothing was looked at. The same for real and made-up names.</summary>
    public const string TooManyAttempts = Prefix + "too-many-attempts";

    /// <summary>500: a fault of the service.</summary>
    public const string InternalError = Prefix + "internal-error";

    /// <summary>401: the login is refused. Unknown name, wrong password and closed account look the same.</summary>
    public const string LoginRefused = Prefix + "login-refused";

    /// <summary>401: the refresh token renews nothing; log in again.</summary>
    public const string RefreshRefused = Prefix + "refresh-refused";

    /// <summary>409: another user has the name.</summary>
    public const string UserNameTaken = Prefix + "user-name-taken";

    /// <summary>400: the text cannot be registered as a name; the member <c>reason</c> says why.</summary>
    public const string UserNameRejected = Prefix + "user-name-rejected";

    /// <summary>400: the policy refuses the new password; the member <c>reasons</c> lists every reason.</summary>
    public const string PasswordRejected = Prefix + "password-rejected";

    /// <summary>400: the current password is wrong; nothing was changed.</summary>
    public const string CurrentPasswordRefused = Prefix + "current-password-refused";

    /// <summary>409: somebody else changed the same thing meanwhile; nothing was changed by this request.</summary>
    public const string Conflict = Prefix + "conflict";

    /// <summary>404: the user has no such session.</summary>
    public const string SessionUnknown = Prefix + "session-unknown";

    /// <summary>400: the body is not one strict JSON object of the expected shape.</summary>
    public const string MalformedBody = Prefix + "malformed-body";

    /// <summary>413: the body is over 16 KiB.</summary>
    public const string BodyTooLarge = Prefix + "body-too-large";

    /// <summary>415: the content type is not JSON.</summary>
    public const string UnsupportedMediaType = Prefix + "unsupported-media-type";

    /// <summary>400: cookie transport, and the request does not prove that it comes from the host's own pages.</summary>
    public const string CrossSiteRequest = Prefix + "cross-site-request";

    private const string Prefix = "urn:auth-core:problem:";
}
