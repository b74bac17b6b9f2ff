using System.Diagnostics;
using Auth.Core.Diagnostics;

namespace Auth.Core.Passwords;

/// <summary>Records how long jobs wait and how long they run. Called outside every lock, by callers and workers alike.</summary>
internal sealed class HashingTimes(AuthCoreMeter? meter, TimeProvider clock)
{
    /// <summary>A job is put in line now.</summary>
    public void Queued(HashingJob job) => job.QueuedAt = clock.GetTimestamp();

    /// <summary>A job has left the line: <c>run</c>, <c>cancelled</c> or <c>ended</c>.</summary>
    public void Waited(HashingJob? job, string outcome)
    {
        if (job is not null && meter is { PasswordQueue.Enabled: true })
        {
            Record(clock.GetElapsedTime(job.QueuedAt), outcome);
        }
    }

    /// <summary>A caller found no place in the line and has not waited.</summary>
    public void TurnedAway()
    {
        if (meter is { PasswordQueue.Enabled: true })
        {
            Record(TimeSpan.Zero, "busy");
        }
    }

    /// <summary>A job has been run; of two side by side, each has taken the whole time.</summary>
    public void Worked(HashingJob? job, TimeSpan elapsed)
    {
        if (job is not null && meter is { PasswordWork.Enabled: true })
        {
            var tags = new TagList { { "operation", job.Words.Operation }, { "scheme", job.Words.Scheme } };
            AuthCoreMeter.Record(meter.PasswordWork, elapsed, tags);
        }
    }

    private void Record(TimeSpan waited, string outcome) =>
        AuthCoreMeter.Record(meter!.PasswordQueue, waited, new TagList { { "outcome", outcome } });
}
