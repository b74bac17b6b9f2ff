using Auth.Core.Users;

namespace Auth.Core.Testing.Faults;

/// <summary>
/// Decides which call of a <see cref="FaultUserStore"/> and a <see cref="FaultStateStore"/> fails, counting the calls of
/// both together: fail call 1, 2, 3 … of a use case until it makes fewer. Safe to use from many threads.
/// </summary>
public sealed class StoreFaults
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly List<string> _calls = [];
    private int _number;
    private StoreFault _fault;
    private bool _hasFailed;
    private TimeSpan _delay;

    /// <summary>Makes a plan in which nothing fails.</summary>
    /// <param name="clock">What <see cref="Delay"/> is measured by; the system's clock by default.</param>
    public StoreFaults(TimeProvider? clock = null) => _clock = clock ?? TimeProvider.System;

    /// <summary>The calls since the last <see cref="Clear"/> by name, such as <c>users.FindById</c>, in their order.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Whether the fault that was asked for has happened. A conflict may find no place in a call that only reads.</summary>
    public bool HasFailed
    {
        get
        {
            lock (_gate)
            {
                return _hasFailed;
            }
        }
    }

    /// <summary>How long each call waits before it is made; none by default.</summary>
    public TimeSpan Delay
    {
        get
        {
            lock (_gate)
            {
                return _delay;
            }
        }
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            lock (_gate)
            {
                _delay = value;
            }
        }
    }

    /// <summary>Counts from none again and lets one call fail.</summary>
    /// <param name="number">Which call, the first being 1.</param>
    /// <param name="fault">How.</param>
    public void FailCall(int number, StoreFault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        Restart(number, fault);
    }

    /// <summary>Counts from none again and lets nothing fail.</summary>
    public void Clear() => Restart(number: 0, fault: default);

    internal async ValueTask<T> CallAsync<T>(
        string name,
        Func<ValueTask<T>> call,
        CancellationToken cancellationToken,
        T? conflict = null
    )
        where T : struct
    {
        var (fault, delay) = Count(name, conflict is not null);
        await WaitAsync(delay, cancellationToken).ConfigureAwait(false);
        switch (fault)
        {
            case null:
                return await call().ConfigureAwait(false);
            case StoreFault.Conflict:
                return conflict!.Value;
            case StoreFault.ReplyLostAfterCommit:
                await call().ConfigureAwait(false);
                throw Failure(fault.Value);
            default:
                throw Failure(fault.Value);
        }
    }

    // Answers that may be missing have no conflict.
    internal async ValueTask<T> ReadAsync<T>(string name, Func<ValueTask<T>> call, CancellationToken cancellationToken)
    {
        var (fault, delay) = Count(name, mayConflict: false);
        await WaitAsync(delay, cancellationToken).ConfigureAwait(false);
        if (fault is not (null or StoreFault.ReplyLostAfterCommit))
        {
            throw Failure(fault.Value);
        }

        var reply = await call().ConfigureAwait(false);
        return fault is null ? reply : throw Failure(fault.Value);
    }

    private (StoreFault? Fault, TimeSpan Delay) Count(string name, bool mayConflict)
    {
        lock (_gate)
        {
            _calls.Add(name);
            var fails = _calls.Count == _number && (mayConflict || _fault != StoreFault.Conflict);
            _hasFailed |= fails;
            return (fails ? _fault : null, _delay);
        }
    }

    private Task WaitAsync(TimeSpan delay, CancellationToken cancellationToken) =>
        delay == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(delay, _clock, cancellationToken);

    private void Restart(int number, StoreFault fault)
    {
        lock (_gate)
        {
            _calls.Clear();
            (_number, _fault, _hasFailed) = (number, fault, false);
        }
    }

    private static Exception Failure(StoreFault fault) =>
        fault switch
        {
            StoreFault.Timeout => new TimeoutException("Injected: the store took too long."),
            StoreFault.Cancelled => new OperationCanceledException("Injected: the store gave up by itself."),
            _ => new StoreUnavailableException(new IOException($"Injected: {fault}.")),
        };
}
