using System.Collections.Concurrent;
using System.Diagnostics;

namespace Auth.Core.Samples.Tests.Support;

/// <summary>A program that is watched until it says something, does some work with us meanwhile, and is killed then.</summary>
internal static class WatchedProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs to the end, or until a line contains <paramref name="until"/>; the exit code is null where it was killed.</summary>
    public static async Task<(int? ExitCode, string Output)> RunAsync(
        ProcessStartInfo start,
        string? until,
        Func<string, Task> work
    )
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var lines = new ConcurrentQueue<string>();
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var readers = Task.WhenAll(Read(process.StandardOutput), Read(process.StandardError));
        await Task.WhenAny(found.Task, readers).WaitAsync(patience.Token);
        var ended = !found.Task.IsCompleted;
        if (!ended)
        {
            try
            {
                await work(await found.Task);
            }
            finally
            {
                process.Kill(entireProcessTree: true);
            }
        }

        await process.WaitForExitAsync(patience.Token);
        await readers;
        return (ended ? process.ExitCode : null, string.Join('\n', lines));

        async Task Read(StreamReader reader)
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                lines.Enqueue(line);
                if (until is not null && line.Contains(until, StringComparison.Ordinal))
                {
                    found.TrySetResult(line);
                }
            }
        }
    }
}
