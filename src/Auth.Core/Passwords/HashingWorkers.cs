namespace Auth.Core.Passwords;

/// <summary>
/// The threads that hash. They are the library's own, since work of a fifth of a second on the thread pool stops the
/// whole application: with 32 clients logging in on two cores the 99th percentile of a cheap request rose 1,100-fold.
/// A thread starts when a job finds none at rest, and ends with the container.
/// </summary>
/// <remarks>Invariant: at most <c>most</c> runs at a time, of at most two jobs each; no fault of a job ends a thread.</remarks>
internal sealed class HashingWorkers(int most, HashingEstimate estimate, HashingTimes times, TimeProvider clock)
    : IDisposable
{
    // A plain monitor, since a worker at rest has to wait for it without turning round.
    private readonly object _sync = new();
    private readonly HashingQueue _waiting = new();
    private int _threads;
    private int _resting;
    private bool _hasEnded;

    /// <summary>The threads that live now.</summary>
    public int Threads => Read(() => _threads);

    /// <summary>The threads that rest now.</summary>
    public int Resting => Read(() => _resting);

    /// <summary>The jobs in line.</summary>
    public int Waiting => Read(() => _waiting.Count);

    /// <summary>Puts a job in line; after the end the job fails at once.</summary>
    public void Add(HashingJob job)
    {
        times.Queued(job);
        lock (_sync)
        {
            if (!_hasEnded)
            {
                WakeOne();
                _waiting.Add(job);
                return;
            }
        }

        End(job);
    }

    /// <summary>Takes a job out of the line; false where its work has begun or is done.</summary>
    public bool TryRemove(HashingJob job)
    {
        lock (_sync)
        {
            return _waiting.TryRemove(job);
        }
    }

    /// <summary>
    /// Ends the jobs in line with a fault and lets each thread end after its present run. Does not wait for that: a
    /// host's own hasher may hang, and shutting down must not.
    /// </summary>
    public void Dispose()
    {
        IReadOnlyList<HashingJob> left;
        lock (_sync)
        {
            _hasEnded = true;
            left = _waiting.TakeAll();
            Monitor.PulseAll(_sync);
        }

        foreach (var job in left)
        {
            End(job);
        }
    }

    private int Read(Func<int> read)
    {
        lock (_sync)
        {
            return read();
        }
    }

    private void End(HashingJob job)
    {
        times.Waited(job, "ended");
        job.Fail(
            new ObjectDisposedException(
                nameof(HashingGate),
                "The container ended before the password was hashed. Nothing was done; try again."
            )
        );
    }

    // Under the lock. Whoever wakes a thread counts it out, so that two jobs that come at once wake two.
    private void WakeOne()
    {
        if (_resting > 0)
        {
            _resting--;
            Monitor.Pulse(_sync);
        }
        else if (_threads < most)
        {
            // Without the caller's context: the thread outlives the request that happened to start it.
            var thread = new Thread(WorkUntilEnd) { IsBackground = true, Name = "Auth.Core hashing" };
            thread.UnsafeStart();
            _threads++;
        }
    }

    private void WorkUntilEnd()
    {
        while (TryWaitForWork(out var first, out var partner))
        {
            Run(first, partner);
        }
    }

    private bool TryWaitForWork(
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out HashingJob? first,
        out HashingJob? partner
    )
    {
        lock (_sync)
        {
            while (!_waiting.TryTake(out first, out partner))
            {
                if (_hasEnded)
                {
                    _threads--;
                    return false;
                }

                _resting++;
                Monitor.Wait(_sync);
            }

            return true;
        }
    }

    private void Run(HashingJob first, HashingJob? partner)
    {
        times.Waited(first, "run");
        times.Waited(partner, "run");
        var started = clock.GetTimestamp();
        try
        {
            first.Work(partner);
            var elapsed = clock.GetElapsedTime(started);
            estimate.Add(elapsed, first.Units);
            times.Worked(first, elapsed);
            times.Worked(partner, elapsed);
        }
#pragma warning disable CA1031 // Whatever a host's own hasher throws belongs to its caller; the worker lives on.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            first.Fail(fault);
            partner?.Fail(fault);
            return;
        }

        first.Settle();
        partner?.Settle();
    }
}
