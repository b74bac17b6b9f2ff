using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>
/// What can become of verifying an access token. A token that holds is counted and makes no event: it is the one thing
/// that happens all the time.
/// </summary>
internal static class VerificationEvents
{
    private const string Fail = "authn_token_fail";
    private const string AfterEnd = "session_use_after_expire";

    public static readonly Operation Operation = new("verify", 10800);

    public static readonly SecurityEventKind ServedStale = Operation.Kind(1, "sys_unavailable", "served_stale");

    /// <summary>By the number of the reason: one for each check of the verification list, in its order.</summary>
    public static readonly IReadOnlyList<SecurityEventKind> Refused =
    [
        Operation.Kind(10, Fail, "malformed"),
        Operation.Kind(11, Fail, "header"),
        Operation.Kind(12, Fail, "unknown_key"),
        // A key of ours under another algorithm or with a signature that does not hold: no honest client sends that.
        Operation.Kind(13, Fail, "algorithm", LogLevel.Warning),
        Operation.Kind(14, Fail, "retired_key"),
        Operation.Kind(15, Fail, "signature", LogLevel.Warning),
        Operation.Kind(16, Fail, "payload"),
        Operation.Kind(17, Fail, "type"),
        Operation.Kind(18, Fail, "issuer"),
        Operation.Kind(19, Fail, "audience"),
        Operation.Kind(20, "session_expired", "expired"),
        Operation.Kind(21, Fail, "not_yet_valid"),
        Operation.Kind(22, Fail, "lifetime"),
        Operation.Kind(23, Fail, "missing_claim"),
        Operation.Kind(24, Fail, "subject"),
        Operation.Kind(25, Fail, "client"),
        Operation.Kind(26, AfterEnd, "session_ended"),
        Operation.Kind(27, AfterEnd, "user_disabled"),
        Operation.Kind(28, AfterEnd, "superseded"),
    ];

    public static readonly SecurityEventKind Unavailable = Operation.Kind(
        50,
        "sys_unavailable",
        "unavailable",
        LogLevel.Error
    );
}
