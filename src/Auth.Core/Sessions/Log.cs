using Auth.Core.Users;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Sessions;

/// <summary>What sessions log: ids of users and never of sessions or tokens.</summary>
internal static partial class Log
{
    [LoggerMessage(
        EventId = 4001,
        Level = LogLevel.Warning,
        Message = "A refresh token of user {UserId} was used again after its time ({Reason}): stolen, or repeated too late. The session has been ended."
    )]
    public static partial void SessionEndedByReuse(this ILogger logger, UserId userId, RefreshRejection reason);

    // An exception's text may hold what the store was given, so only its type is logged.
    [LoggerMessage(
        EventId = 4002,
        Level = LogLevel.Information,
        Message = "The store is out ({ErrorType}); a token of user {UserId} was accepted by what was remembered of its session."
    )]
    public static partial void ServedStale(this ILogger logger, string errorType, UserId userId);
}
