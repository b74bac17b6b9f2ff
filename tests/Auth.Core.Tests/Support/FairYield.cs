namespace Auth.Core.Tests.Support;

/// <summary>
/// Lets everybody else run first. <see cref="Task.Yield"/> would put the caller at the front of its own thread's queue,
/// so that it mostly runs on undisturbed and no race is ever seen.
/// </summary>
internal static class FairYield
{
    public static Task Once()
    {
        var turn = new TaskCompletionSource();
        ThreadPool.UnsafeQueueUserWorkItem(static turn => turn.SetResult(), turn, preferLocal: false);
        return turn.Task;
    }

    /// <summary>Gives turns until something holds, and gives up after very many: the test then fails by what it asserts.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        for (var turn = 0; turn < 1_000_000 && !holds(); turn++)
        {
            await Once();
        }
    }
}
