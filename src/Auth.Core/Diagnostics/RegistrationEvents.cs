using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>What can become of a registration.</summary>
internal static class RegistrationEvents
{
    public static readonly Operation Operation = new("register", 10100);

    public static readonly SecurityEventKind Registered = Operation.Kind(1, "user_created", "registered");
    public static readonly SecurityEventKind NameRejected = Operation.Kind(
        10,
        "input_validation_fail",
        "name_rejected"
    );
    public static readonly SecurityEventKind PasswordRejected = Operation.Kind(
        11,
        "input_validation_fail",
        "password_rejected"
    );
    public static readonly SecurityEventKind NameTaken = Operation.Kind(12, "input_validation_fail", "name_taken");
    public static readonly SecurityEventKind Busy = Operation.Kind(
        20,
        "excess_rate_limit_exceeded",
        "busy",
        LogLevel.Warning,
        busy: "hashing"
    );
    public static readonly SecurityEventKind Throttled = Operation.Kind(
        30,
        "excess_rate_limit_exceeded",
        "throttled_source",
        LogLevel.Warning,
        throttled: "source"
    );
    public static readonly SecurityEventKind Unavailable = Operation.Kind(
        50,
        "sys_unavailable",
        "unavailable",
        LogLevel.Error
    );
}
