namespace Auth.Core.Testing.Interleavings;

/// <summary>One of two use cases: running, waiting before a store call, or at its end.</summary>
/// <remarks>Invariant: settled is done exactly while the party waits or has ended.</remarks>
internal sealed class Party(int number)
{
    private static readonly AsyncLocal<Party?> Running = new();

    private readonly Lock _gate = new();
    private TaskCompletionSource _settled = NewSignal();
    private TaskCompletionSource? _turn;
    private bool _isAbandoned;

    /// <summary>The party that this flow of execution belongs to, wherever the pool runs it; null for the stage's own.</summary>
    public static Party? Current => Running.Value;

    /// <summary>1 or 2.</summary>
    public int Number { get; } = number;

    /// <summary>The store call that the party waits before, or null.</summary>
    public string? Call { get; private set; }

    /// <summary>Done when the party waits before a store call or has ended.</summary>
    public Task Settled
    {
        get
        {
            lock (_gate)
            {
                return _settled.Task;
            }
        }
    }

    /// <summary>Begins the use case on the pool, as a request begins.</summary>
    public Task Start(Func<Task> work) =>
        Task.Run(async () =>
        {
            Running.Value = this;
            try
            {
                await work().ConfigureAwait(false);
            }
            finally
            {
                lock (_gate)
                {
                    _settled.TrySetResult();
                }
            }
        });

    /// <summary>Waits before a store call until it is this party's turn.</summary>
    public Task ArriveAsync(string call)
    {
        lock (_gate)
        {
            if (_isAbandoned)
            {
                throw new OperationCanceledException("The story has ended.");
            }

            if (_turn is not null)
            {
                throw new InvalidOperationException(
                    $"A use case makes two store calls at once, {Call} and {call}: their order cannot be chosen."
                );
            }

            _turn = NewSignal();
            Call = call;
            _settled.SetResult();
            return _turn.Task;
        }
    }

    /// <summary>Lets the call be made.</summary>
    public void Go()
    {
        TaskCompletionSource turn;
        lock (_gate)
        {
            turn = _turn!;
            _turn = null;
            Call = null;
            _settled = NewSignal();
        }

        turn.SetResult();
    }

    /// <summary>Ends a party that nobody will give a turn to any more.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _isAbandoned = true;
            _turn?.TrySetCanceled();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
