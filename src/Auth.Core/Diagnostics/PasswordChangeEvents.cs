using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>What can become of a change of password.</summary>
internal static class PasswordChangeEvents
{
    public static readonly Operation Operation = new("change_password", 10200);

    public static readonly SecurityEventKind Changed = Operation.Kind(1, "authn_password_change", "changed");
    public static readonly SecurityEventKind ChangedWithoutSession = Operation.Kind(
        2,
        "authn_password_change",
        "changed_without_session",
        LogLevel.Warning
    );
    public static readonly SecurityEventKind Refused = Operation.Kind(10, "authn_password_change_fail", "refused");
    public static readonly SecurityEventKind PasswordRejected = Operation.Kind(
        11,
        "authn_password_change_fail",
        "password_rejected"
    );
    public static readonly SecurityEventKind Conflict = Operation.Kind(12, "authn_password_change_fail", "conflict");
    public static readonly SecurityEventKind Busy = Operation.Kind(
        20,
        "authn_password_change_fail",
        "busy",
        LogLevel.Warning
    );
}
