using Microsoft.Extensions.Logging;

namespace Auth.Core.Passwords.Breached;

/// <summary>What the look-up among breached passwords logs: nothing of any password, not even its prefix.</summary>
internal static partial class Log
{
    // An exception's text may hold the address that was asked, and so the prefix; only its type is logged.
    [LoggerMessage(
        EventId = 5001,
        Level = LogLevel.Warning,
        Message = "The source of breached passwords is down ({ErrorType}); a new password was judged without it, as Passwords.Breached.WhenDown = {WhenDown} says."
    )]
    public static partial void BreachedPasswordsAreDown(
        this ILogger logger,
        string errorType,
        BreachedPasswordFallback whenDown
    );
}
