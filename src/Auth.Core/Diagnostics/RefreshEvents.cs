using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>What can become of a refresh. The outcomes are the tags of <c>auth_core.refresh.attempts</c>.</summary>
internal static class RefreshEvents
{
    public static readonly Operation Operation = new("refresh", 10300);

    public static readonly SecurityEventKind Rotated = Operation.Kind(1, "session_renewed", "rotated");
    public static readonly SecurityEventKind ReplayedInGrace = Operation.Kind(
        2,
        "session_renewed",
        "replayed_in_grace"
    );
    public static readonly SecurityEventKind Malformed = Operation.Kind(10, "input_validation_fail", "malformed");
    public static readonly SecurityEventKind Unknown = Operation.Kind(11, "session_use_after_expire", "unknown");
    public static readonly SecurityEventKind Expired = Operation.Kind(12, "session_expired", "expired");
    public static readonly SecurityEventKind Revoked = Operation.Kind(13, "session_use_after_expire", "revoked");
    public static readonly SecurityEventKind ReuseOrLostAnswer = Operation.Kind(
        14,
        "authn_token_reuse",
        "reuse_or_lost_answer",
        LogLevel.Warning
    );
    public static readonly SecurityEventKind CounterAhead = Operation.Kind(
        15,
        "authn_token_reuse",
        "counter_ahead",
        LogLevel.Warning
    );
    public static readonly SecurityEventKind Busy = Operation.Kind(
        20,
        "excess_rate_limit_exceeded",
        "busy",
        LogLevel.Warning,
        busy: "session"
    );
    public static readonly SecurityEventKind Unavailable = Operation.Kind(
        30,
        "sys_unavailable",
        "unavailable",
        LogLevel.Error
    );
}
