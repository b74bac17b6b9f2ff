using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>What can become of a login.</summary>
internal static class LoginEvents
{
    public static readonly Operation Operation = new("login", 10000);

    public static readonly SecurityEventKind Succeeded = Operation.Kind(1, "authn_login_success", "succeeded");

    /// <summary>Only the first 72 bytes were checked, as an old system had; the user was told to choose a new password.</summary>
    public static readonly SecurityEventKind SucceededByCutPassword = Operation.Kind(
        2,
        "authn_login_success",
        "succeeded_by_cut_password"
    );

    public static readonly SecurityEventKind UnknownName = Operation.Kind(10, "authn_login_fail", "unknown_name");
    public static readonly SecurityEventKind WrongPassword = Operation.Kind(11, "authn_login_fail", "wrong_password");
    public static readonly SecurityEventKind Disabled = Operation.Kind(12, "authn_login_fail", "disabled");
    public static readonly SecurityEventKind Malformed = Operation.Kind(13, "authn_login_fail", "malformed");
    public static readonly SecurityEventKind Busy = Operation.Kind(20, "authn_login_fail", "busy", LogLevel.Warning);
    public static readonly SecurityEventKind StoreFull = Operation.Kind(
        21,
        "authn_login_fail",
        "store_full",
        LogLevel.Warning
    );
}
