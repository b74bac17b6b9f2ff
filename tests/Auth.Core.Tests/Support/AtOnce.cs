namespace Auth.Core.Tests.Support;

/// <summary>Starts a number of tasks at one moment.</summary>
internal static class AtOnce
{
    public static async Task<T[]> RunAsync<T>(int count, Func<int, Task<T>> work)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tasks = Enumerable
            .Range(0, count)
            .Select(i =>
                Task.Run(async () =>
                {
                    await start.Task;
                    return await work(i);
                })
            )
            .ToArray();
        start.SetResult();
        return await Task.WhenAll(tasks);
    }
}
