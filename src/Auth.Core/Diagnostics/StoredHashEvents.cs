using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>What a check met in a stored hash and went on with all the same; besides the event of the call.</summary>
internal static class StoredHashEvents
{
    public static readonly Operation Operation = new("check_stored_hash", 12000, isCall: false);

    /// <summary>Its cost is above the current one, so that its checks take longer than others and can be told by their time.</summary>
    public static readonly SecurityEventKind Costly = Operation.Kind(
        1,
        "sys_stored_hash",
        "costlier_than_current",
        LogLevel.Warning
    );
}
