using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>What can become of giving and taking roles.</summary>
internal static class RoleEvents
{
    public static readonly Operation AddToRole = new("add_to_role", 11000);
    public static readonly SecurityEventKind Given = AddToRole.Kind(1, "authz_change", "done");
    public static readonly SecurityEventKind GivenUserUnknown = AddToRole.Kind(
        10,
        "input_validation_fail",
        "user_unknown"
    );
    public static readonly SecurityEventKind TooMany = AddToRole.Kind(11, "input_validation_fail", "too_many_roles");
    public static readonly SecurityEventKind GivenConflict = AddToRole.Kind(
        20,
        "excess_rate_limit_exceeded",
        "conflict",
        LogLevel.Warning
    );

    public static readonly Operation RemoveFromRole = new("remove_from_role", 11100);
    public static readonly SecurityEventKind Taken = RemoveFromRole.Kind(1, "authz_change", "done");
    public static readonly SecurityEventKind TakenUserUnknown = RemoveFromRole.Kind(
        10,
        "input_validation_fail",
        "user_unknown"
    );
    public static readonly SecurityEventKind TakenConflict = RemoveFromRole.Kind(
        20,
        "excess_rate_limit_exceeded",
        "conflict",
        LogLevel.Warning
    );
}
