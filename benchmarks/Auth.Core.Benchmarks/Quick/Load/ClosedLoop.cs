using System.Diagnostics;
using System.Net;

namespace Auth.Core.Benchmarks.Quick.Load;

/// <summary>32 clients that log in without pause: as soon as one login is answered, the next one begins.</summary>
internal static class ClosedLoop
{
    private const int Clients = 32;

    // Until the line has filled up and the first answers have come.
    private static readonly TimeSpan RampUp = TimeSpan.FromSeconds(4);

    /// <summary>Logins a second once the load stands; the other work begins at that moment too.</summary>
    public static async Task<double> LoginsPerSecondAsync(
        LoadServer server,
        string path,
        TimeSpan duration,
        Func<Task>? meanwhile = null
    )
    {
        var done = 0;
        var end = false;
        var load = Client.OnThreadsAsync(
            server,
            Clients,
            (client, _) =>
            {
                while (!Volatile.Read(ref end))
                {
                    if (client.Post(path) != HttpStatusCode.OK)
                    {
                        throw new InvalidOperationException($"A login at {path} did not succeed.");
                    }

                    Interlocked.Increment(ref done);
                }
            }
        );

        // The pool may have no thread to spare, and that must not move the measurement.
        return await Task.Factory.StartNew(Measure, TaskCreationOptions.LongRunning);

        double Measure()
        {
            Thread.Sleep(RampUp);
            var other = meanwhile?.Invoke() ?? Task.CompletedTask;
            var before = Volatile.Read(ref done);
            var started = Stopwatch.GetTimestamp();
            Thread.Sleep(duration);
            var perSecond = (Volatile.Read(ref done) - before) / Stopwatch.GetElapsedTime(started).TotalSeconds;
            other.Wait();
            Volatile.Write(ref end, true);
            load.Wait();
            return perSecond;
        }
    }
}
