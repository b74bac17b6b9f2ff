namespace Auth.Core.Tests.Support;

/// <summary>
/// Sits between the library and both stores: counts and names their calls, lets callers overtake one another, holds a
/// call back, and makes one call fail.
/// </summary>
internal sealed class StoreTap
{
    private int _calls;
    private int _faultIn = -1;
    private StoreFault _fault;

    /// <summary>How many calls there have been.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>What the provider behind this tap has logged.</summary>
    public ListLogger Log { get; } = new();

    /// <summary>The events of the provider behind this tap.</summary>
    public EventList Events { get; } = new();

    /// <summary>Whether callers give way before each call, so that races really interleave.</summary>
    public bool Yields { get; set; }

    /// <summary>Awaited before a call, with its name such as <c>state.Find</c>.</summary>
    public Func<string, Task>? Before { get; set; }

    /// <summary>Awaited after a call has been made and before its reply arrives.</summary>
    public Func<string, Task>? After { get; set; }

    /// <summary>Cancels the caller's token, for <see cref="StoreFault.CallerLeaves"/>.</summary>
    public Action? OnCallerLeaves { get; set; }

    /// <summary>Makes the call with this place from now on fail, the first being 0.</summary>
    public void FailCall(int place, StoreFault fault)
    {
        _fault = fault;
        Volatile.Write(ref _faultIn, place);
    }

    /// <summary>Whether a fault that was asked for has happened.</summary>
    public bool HasFailed => Volatile.Read(ref _faultIn) < 0;

    public async ValueTask<T> CallAsync<T>(string name, Func<ValueTask<T>> call)
    {
        var number = Interlocked.Increment(ref _calls);
        if (Yields)
        {
            // A different number of steps each time, so that callers overtake one another.
            for (var i = 0; i <= number * 7 % 3; i++)
            {
                await FairYield.Once();
            }
        }

        await (Before?.Invoke(name) ?? Task.CompletedTask);
        var fails = Volatile.Read(ref _faultIn) >= 0 && Interlocked.Decrement(ref _faultIn) == -1;
        if (fails && _fault == StoreFault.CallerLeaves)
        {
            OnCallerLeaves?.Invoke();
            fails = false;
        }

        if (fails && _fault != StoreFault.ReplyLost)
        {
            throw Failure();
        }

        var reply = await call();
        await (After?.Invoke(name) ?? Task.CompletedTask);
        return fails ? throw Failure() : reply;
    }

    private Exception Failure() =>
        _fault == StoreFault.Cancelled ? new OperationCanceledException("injected") : new IOException("injected");
}

/// <summary>How a call of a store fails.</summary>
internal enum StoreFault
{
    /// <summary>It throws and has done nothing.</summary>
    NotMade,

    /// <summary>It has been made, and its reply is lost.</summary>
    ReplyLost,

    /// <summary>It is cancelled, as by a timeout of the store's own, and has done nothing.</summary>
    Cancelled,

    /// <summary>The caller cancels just before it; whether it is made depends on the token that it was given.</summary>
    CallerLeaves,
}
