using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Auth.Core.EntityFrameworkCore.Storage;

/// <summary>
/// How loud our own contexts are: a statement is no news, and one that fails is tried again, so it is no error yet. The
/// host's contexts are as loud as the host has made them.
/// </summary>
internal static class StoreLogging
{
    public static DbContextOptionsBuilder<AuthCoreDbContext> LogQuietlyTo(
        this DbContextOptionsBuilder<AuthCoreDbContext> builder,
        ILoggerFactory? loggers
    )
    {
        builder.ConfigureWarnings(static events =>
            events.Log(
                (RelationalEventId.CommandExecuted, LogLevel.Debug),
                (RelationalEventId.CommandError, LogLevel.Warning),
                (RelationalEventId.ConnectionError, LogLevel.Warning),
                (CoreEventId.QueryIterationFailed, LogLevel.Warning)
            )
        );
        return loggers is null ? builder : builder.UseLoggerFactory(loggers);
    }
}
