using Auth.Core.Tokens;
using Microsoft.Extensions.Logging;

namespace Auth.Core.AspNetCore.Bearer;

/// <summary>What the bearer scheme tells the log: never a token, nor anything of its content.</summary>
internal static partial class Log
{
    [LoggerMessage(5005, LogLevel.Debug, "A bearer token was refused: {Reason}.")]
    public static partial void Refused(this ILogger logger, TokenRejection reason);

    [LoggerMessage(
        5002,
        LogLevel.Warning,
        "A bearer token could not be judged, because the store failed: {ErrorType}."
    )]
    public static partial void Unavailable(this ILogger logger, string errorType);

    // The name is that of the OWASP logging vocabulary.
    [LoggerMessage(
        5004,
        LogLevel.Information,
        "A request of user {UserId} was refused for a missing right.",
        EventName = "authz_fail"
    )]
    public static partial void Forbidden(this ILogger logger, string userId);

    [LoggerMessage(5003, LogLevel.Error, "Verifying a bearer token has thrown {ErrorType}; nobody was authenticated.")]
    public static partial void Faulted(this ILogger logger, string errorType);
}
