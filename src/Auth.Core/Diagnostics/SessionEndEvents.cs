using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>What can become of the ways to end sessions.</summary>
internal static class SessionEndEvents
{
    public static readonly Operation Logout = new("logout", 10400);
    public static readonly SecurityEventKind LoggedOut = Logout.Kind(1, "authn_token_revoked", "ended");
    public static readonly SecurityEventKind LogoutUnknown = Logout.Kind(10, "session_use_after_expire", "unknown");
    public static readonly SecurityEventKind LogoutMalformed = Logout.Kind(11, "input_validation_fail", "malformed");

    public static readonly Operation LogoutEverywhere = new("logout_everywhere", 10500);
    public static readonly SecurityEventKind AllEnded = LogoutEverywhere.Kind(1, "authn_token_revoked", "ended");
    public static readonly SecurityEventKind AllUserUnknown = LogoutEverywhere.Kind(
        10,
        "input_validation_fail",
        "user_unknown"
    );
    public static readonly SecurityEventKind AllConflict = LogoutEverywhere.Kind(
        20,
        "excess_rate_limit_exceeded",
        "conflict",
        LogLevel.Warning
    );

    public static readonly Operation LogoutOthers = new("logout_others", 10600);
    public static readonly SecurityEventKind OthersEnded = LogoutOthers.Kind(1, "authn_token_revoked", "ended");
    public static readonly SecurityEventKind NoOthers = LogoutOthers.Kind(2, "authn_token_revoked", "none");

    public static readonly Operation EndSession = new("end_session", 10700);
    public static readonly SecurityEventKind SessionEnded = EndSession.Kind(1, "authn_token_revoked", "ended");
    public static readonly SecurityEventKind SessionUnknown = EndSession.Kind(10, "input_validation_fail", "unknown");
}
