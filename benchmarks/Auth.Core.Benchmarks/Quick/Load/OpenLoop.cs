using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Auth.Core.Benchmarks.Quick.Load;

/// <summary>
/// Requests at due times that come whether or not the one before was answered. Latency counts from the due time, so that
/// a server that stands still is charged for everybody who would have come meanwhile.
/// </summary>
internal static class OpenLoop
{
    public static async Task<IReadOnlyList<Answer>> RunAsync(
        LoadServer server,
        int perSecond,
        TimeSpan duration,
        int senders,
        Func<Client, HttpStatusCode> send
    )
    {
        var answers = new ConcurrentBag<Answer>();
        var started = Stopwatch.GetTimestamp();
        var next = 0;
        var total = (int)(perSecond * duration.TotalSeconds);
        await Client.OnThreadsAsync(
            server,
            senders,
            (client, _) =>
            {
                // Whoever is free takes the next due time, so that nobody is charged for a sender that waits in line.
                for (var i = Take(); i < total; i = Take())
                {
                    var due = started + (Stopwatch.Frequency * i / perSecond);
                    WaitUntil(due);
                    var status = send(client);
                    answers.Add(new Answer(status, Client.MillisecondsSince(due)));
                }
            }
        );
        return [.. answers];

        int Take() => Interlocked.Increment(ref next) - 1;
    }

    private static void WaitUntil(long due)
    {
        var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
        if (left > TimeSpan.Zero)
        {
            Thread.Sleep(left);
        }
    }
}

/// <summary>What came back, and how long after its due time.</summary>
internal readonly record struct Answer(HttpStatusCode Status, double Milliseconds)
{
    /// <summary>The time under which this share of the answers came.</summary>
    public static double Percentile(IEnumerable<Answer> answers, double share)
    {
        var times = answers.Select(answer => answer.Milliseconds).Order().ToArray();
        return times.Length == 0 ? double.NaN : times[(int)Math.Ceiling(share * times.Length) - 1];
    }
}
