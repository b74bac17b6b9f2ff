using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>What can become of a change of password.</summary>
internal static class PasswordChangeEvents
{
    private const string Fail = "authn_password_change_fail";

    public static readonly Operation Operation = new("change_password", 10200);

    public static readonly SecurityEventKind Changed = Operation.Kind(1, "authn_password_change", "changed");
    public static readonly SecurityEventKind ChangedWithoutSession = Operation.Kind(
        2,
        "authn_password_change",
        "changed_without_session",
        LogLevel.Warning,
        busy: "store"
    );

    /// <summary>The caller is told less: refused, whatever the reason.</summary>
    public static readonly AttemptEvents Attempts = new(Operation, Fail, "user_unknown");

    public static readonly SecurityEventKind PasswordRejected = Operation.Kind(18, Fail, "password_rejected");
    public static readonly SecurityEventKind Conflict = Operation.Kind(19, Fail, "conflict");
}
