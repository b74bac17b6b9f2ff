using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>What can become of disabling, enabling and removing users, and of raising their security version.</summary>
internal static class AccountEvents
{
    private const string Refused = "input_validation_fail";
    private const string Crowded = "excess_rate_limit_exceeded";

    public static readonly Operation Disable = new("disable", 11200);
    public static readonly SecurityEventKind Disabled = Disable.Kind(1, "user_updated", "done");
    public static readonly SecurityEventKind DisableUserUnknown = Disable.Kind(10, Refused, "user_unknown");
    public static readonly SecurityEventKind DisableConflict = Disable.Kind(20, Crowded, "conflict", LogLevel.Warning);

    public static readonly Operation Enable = new("enable", 11300);
    public static readonly SecurityEventKind Enabled = Enable.Kind(1, "user_updated", "done");
    public static readonly SecurityEventKind EnableUserUnknown = Enable.Kind(10, Refused, "user_unknown");
    public static readonly SecurityEventKind EnableConflict = Enable.Kind(20, Crowded, "conflict", LogLevel.Warning);

    public static readonly Operation Remove = new("remove", 11400);
    public static readonly SecurityEventKind Removed = Remove.Kind(1, "user_deleted", "done");
    public static readonly SecurityEventKind RemoveUserUnknown = Remove.Kind(10, Refused, "user_unknown");

    public static readonly Operation BumpSecurityVersion = new("bump_security_version", 11500);
    public static readonly SecurityEventKind Bumped = BumpSecurityVersion.Kind(1, "authz_change", "done");
    public static readonly SecurityEventKind BumpUserUnknown = BumpSecurityVersion.Kind(10, Refused, "user_unknown");
    public static readonly SecurityEventKind BumpConflict = BumpSecurityVersion.Kind(
        20,
        Crowded,
        "conflict",
        LogLevel.Warning
    );

    public static readonly Operation ClearAttempts = new("clear_attempts", 11900);
    public static readonly SecurityEventKind AttemptsCleared = ClearAttempts.Kind(1, "user_updated", "done");
    public static readonly SecurityEventKind ClearUserUnknown = ClearAttempts.Kind(10, Refused, "user_unknown");
}
