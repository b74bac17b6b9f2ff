using Microsoft.Extensions.Logging;

namespace Auth.Core.Throttling;

/// <summary>What throttling logs: no names, no addresses.</summary>
internal static partial class Log
{
    [LoggerMessage(
        EventId = 6001,
        Level = LogLevel.Warning,
        Message = "All of the first {Count} calls come from one loopback or private address, so sources are not limited. Behind a proxy, read its forwarded headers (in ASP.NET Core: UseForwardedHeaders with KnownProxies) before passing ClientContext.Source; without one, set Attempts.LimitPrivateSources."
    )]
    public static partial void AllFromOneSource(this ILogger logger, int count);
}
