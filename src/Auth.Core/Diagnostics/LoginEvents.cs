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

    /// <summary>There were failures since the last success: a typing error, or a guess that hit.</summary>
    public static readonly SecurityEventKind SucceededAfterFailures = Operation.Kind(
        3,
        "authn_login_successafterfail",
        "succeeded_after_failures"
    );

    public static readonly AttemptEvents Attempts = new(Operation, "authn_login_fail", "unknown_name");
}
