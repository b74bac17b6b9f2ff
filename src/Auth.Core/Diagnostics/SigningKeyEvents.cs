using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>What becomes of managed signing keys: made by the library itself, withdrawn and sealed anew by an operator.</summary>
internal static class SigningKeyEvents
{
    public static readonly Operation Make = new("make_signing_key", 11600, isCall: false);
    public static readonly SecurityEventKind Made = Make.Kind(1, "sensitive_create", "made");

    public static readonly Operation Withdraw = new("withdraw_signing_key", 11700);
    public static readonly SecurityEventKind Withdrawn = Withdraw.Kind(
        1,
        "sensitive_delete",
        "withdrawn",
        LogLevel.Warning
    );
    public static readonly SecurityEventKind WithdrawUnknown = Withdraw.Kind(10, "input_validation_fail", "unknown");

    public static readonly Operation Reseal = new("reseal_signing_keys", 11800);
    public static readonly SecurityEventKind Resealed = Reseal.Kind(1, "sensitive_update", "done");
    public static readonly SecurityEventKind ResealRemains = Reseal.Kind(
        2,
        "sensitive_update",
        "some_remain",
        LogLevel.Warning
    );
}
