using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Tokens.Managed;

/// <summary>
/// Reads of the records at the wish of many callers: one at a time, shared by all who come while it is under way, never
/// throwing, and no oftener than is due. Safe to call from many threads.
/// </summary>
internal sealed partial class ManagedKeyReads(Func<Task> read, TimeProvider clock, ILogger logger)
{
    /// <summary>How often at most callers have the records read: for an unknown key, or while the store is out.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // A store that hangs must not hang those who have keys that serve.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Task<bool>? _flight;
    private long _triedAt = clock.GetTimestamp();
    private bool _isOut;

    /// <summary>Whether the last read failed.</summary>
    public bool IsOut => Volatile.Read(ref _isOut);

    /// <summary>Whether the last read began longer ago than the pause.</summary>
    public bool HasPaused => clock.GetElapsedTime(Volatile.Read(ref _triedAt)) >= Pause;

    /// <summary>Joins the read that is under way, or begins one if it is due; true when it has succeeded in good time.</summary>
    public async Task<bool> JoinAsync(bool isDue, CancellationToken cancellationToken)
    {
        if (!TryJoin(isDue, out var flight))
        {
            return false;
        }

        try
        {
            return await flight.WaitAsync(Patience, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private bool TryJoin(bool isDue, [NotNullWhen(true)] out Task<bool>? flight)
    {
        lock (_gate)
        {
            if (_flight is not { IsCompleted: false })
            {
                _flight = isDue ? Begin() : null;
            }

            flight = _flight;
            return flight is not null;
        }
    }

    private Task<bool> Begin()
    {
        Volatile.Write(ref _triedAt, clock.GetTimestamp());

        // Shared by all who wait: neither the first one's transaction nor its context may govern it.
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(ReadOrLogAsync);
        }
    }

    private async Task<bool> ReadOrLogAsync()
    {
        try
        {
            await read().ConfigureAwait(false);
            if (Interlocked.Exchange(ref _isOut, value: false))
            {
                LogBack();
            }

            return true;
        }
        catch (Exception exception)
        {
            if (!Interlocked.Exchange(ref _isOut, value: true))
            {
                LogOut(exception.GetType().Name);
            }

            return false;
        }
    }

    [LoggerMessage(
        EventId = 4003,
        Level = LogLevel.Warning,
        Message = "The managed signing keys could not be read or completed ({ErrorType}); the present ones go on serving, and it is tried again."
    )]
    private partial void LogOut(string errorType);

    [LoggerMessage(
        EventId = 4004,
        Level = LogLevel.Information,
        Message = "The managed signing keys can be read again."
    )]
    private partial void LogBack();
}
