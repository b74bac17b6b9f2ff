using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>What can become of issuing a token without a login.</summary>
internal static class IssueEvents
{
    public static readonly Operation Operation = new("issue", 10900);

    public static readonly SecurityEventKind Issued = Operation.Kind(1, "authn_token_created", "issued");
    public static readonly SecurityEventKind UserUnknown = Operation.Kind(10, "input_validation_fail", "user_unknown");
    public static readonly SecurityEventKind UserDisabled = Operation.Kind(11, "authn_login_fail", "user_disabled");
    public static readonly SecurityEventKind Busy = Operation.Kind(
        20,
        "excess_rate_limit_exceeded",
        "store_full",
        LogLevel.Warning,
        busy: "store"
    );
}
