namespace Auth.Core.Tests.Support;

/// <summary>Holds one call of a store until the test lets it go on.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _taken;

    /// <summary>Completes when a call stands before the gate.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>Lets the call go on.</summary>
    public void Open() => _opened.TrySetResult();

    /// <summary>For a tap: holds the first call with this name and lets all others pass.</summary>
    public Func<string, Task> Holds(string name) =>
        call =>
        {
            if (!string.Equals(call, name, StringComparison.Ordinal) || Interlocked.Exchange(ref _taken, 1) == 1)
            {
                return Task.CompletedTask;
            }

            _arrived.TrySetResult();
            return _opened.Task;
        };
}
