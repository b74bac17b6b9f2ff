namespace Auth.Core.Tests.Support;

/// <summary>Starts a number of pieces of work at one moment.</summary>
internal static class AtOnce
{
    /// <summary>On the thread pool, for work that awaits.</summary>
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

    /// <summary>On threads of their own behind a barrier, for work that never awaits.</summary>
    public static T[] OnThreads<T>(int count, Func<int, T> work)
    {
        using var barrier = new Barrier(count);
        var results = new T[count];
        var threads = Enumerable
            .Range(0, count)
            .Select(i => new Thread(() =>
            {
                barrier.SignalAndWait();
                results[i] = work(i);
            }))
            .ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return results;
    }
}
