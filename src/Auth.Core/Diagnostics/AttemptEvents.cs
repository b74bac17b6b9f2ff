using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>
/// What can become of a password that is checked and counted, at a login and at a change of password alike: the same
/// distance from the operation's first id in both.
/// </summary>
internal sealed class AttemptEvents
{
    private const string Most = "authn_login_fail_max";
    private const string Lock = "authn_login_lock";

    /// <param name="operation">Whose ids they get.</param>
    /// <param name="fail">The vocabulary's name of its failure.</param>
    /// <param name="unknown">The word for nobody being there.</param>
    public AttemptEvents(Operation operation, string fail, string unknown)
    {
        Unknown = operation.Kind(10, fail, unknown);
        WrongPassword = operation.Kind(11, fail, "wrong_password");
        Disabled = operation.Kind(12, fail, "disabled");
        Malformed = operation.Kind(13, fail, "malformed");
        HashUnreadable = operation.Kind(14, fail, "stored_hash_unreadable", LogLevel.Warning);
        HashTooCostly = operation.Kind(15, fail, "stored_hash_too_costly", LogLevel.Warning);
        HashOfUnknownPepper = operation.Kind(16, fail, "stored_hash_of_unknown_pepper", LogLevel.Warning);
        HashWithoutPepper = operation.Kind(17, fail, "stored_hash_without_pepper", LogLevel.Warning);
        Busy = operation.Kind(20, fail, "busy", LogLevel.Warning, busy: "hashing");
        StoreFull = operation.Kind(21, fail, "store_full", LogLevel.Warning, busy: "store");
        Parked = operation.Kind(22, fail, "parked", LogLevel.Warning, busy: "parked");
        ThrottledSource = operation.Kind(30, Most, "throttled_source", LogLevel.Warning, throttled: "source");
        ThrottledAccount = operation.Kind(31, Most, "throttled_account", LogLevel.Warning, throttled: "account");
        ThrottledDevice = operation.Kind(32, Most, "throttled_device", LogLevel.Warning, throttled: "device");
        Locked = operation.Kind(33, Most, "locked", LogLevel.Warning, throttled: "account");
        AccountLocked = operation.Kind(40, Lock, "account_locked", LogLevel.Warning);
        DeviceLocked = operation.Kind(41, Lock, "device_locked", LogLevel.Warning);
        Unavailable = operation.Kind(50, "sys_unavailable", "unavailable", LogLevel.Error);
    }

    public SecurityEventKind Unknown { get; }

    public SecurityEventKind WrongPassword { get; }

    public SecurityEventKind Disabled { get; }

    public SecurityEventKind Malformed { get; }

    /// <summary>Nobody can log in with such a row: it is damaged, foreign, or of a format that is not declared.</summary>
    public SecurityEventKind HashUnreadable { get; }

    public SecurityEventKind HashTooCostly { get; }

    public SecurityEventKind HashOfUnknownPepper { get; }

    public SecurityEventKind HashWithoutPepper { get; }

    /// <summary>Too much hashing was waiting.</summary>
    public SecurityEventKind Busy { get; }

    public SecurityEventKind StoreFull { get; }

    /// <summary>Too many guesses at the same account were under way, for too long.</summary>
    public SecurityEventKind Parked { get; }

    public SecurityEventKind ThrottledSource { get; }

    public SecurityEventKind ThrottledAccount { get; }

    public SecurityEventKind ThrottledDevice { get; }

    /// <summary>Refused by a lane that a hundred failures have closed.</summary>
    public SecurityEventKind Locked { get; }

    /// <summary>This failure was the hundredth and closed the account's lane.</summary>
    public SecurityEventKind AccountLocked { get; }

    /// <summary>This failure was the hundredth of a known device, whose token is void from now on.</summary>
    public SecurityEventKind DeviceLocked { get; }

    /// <summary>The verdict could not be written, so nothing was issued.</summary>
    public SecurityEventKind Unavailable { get; }
}
