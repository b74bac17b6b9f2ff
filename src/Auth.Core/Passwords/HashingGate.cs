using Auth.Core.Diagnostics;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords;

/// <summary>
/// The one door to password hashing. Hashing is slow on purpose, so threads of its own do it, as many as leave a core for
/// the rest of the program, and whoever would wait too long is told so at once instead. Safe to use from many threads;
/// ends with the container.
/// </summary>
/// <remarks>
/// Invariant: a call that was admitted does exactly one unit of work per candidate; a call that was not does none. Work
/// that has begun is never cancelled, so that time tells nothing and no attempt is half counted.
/// </remarks>
internal sealed class HashingGate : IDisposable
{
    private readonly HashingWork _work;
    private readonly HashingEstimate _estimate;
    private readonly HashingPlaces _places;
    private readonly HashingTimes _times;
    private readonly TimeSpan _longestWait;
    private readonly int _halfOfLine;

    public HashingGate(
        IPasswordHasher hasher,
        SecureRandom random,
        TimeProvider clock,
        HashingOptions options,
        AuthCoreMeter? meter = null
    )
        : this(HashingWork.Of(hasher, random), clock, options, meter) { }

    internal HashingGate(HashingWork work, TimeProvider clock, HashingOptions options, AuthCoreMeter? meter = null)
    {
        var workers = options.WorkersHere;
        _work = work;
        _longestWait = options.LongestWait;
        _halfOfLine = workers + (options.MostWaiting / 2);

        // Measured before the first call, so that a crowd at the start meets the bound like any other.
        var started = clock.GetTimestamp();
        var share = work.Sample();
        var unit = clock.GetElapsedTime(started) / share;
        _estimate = new HashingEstimate(unit, workers, work.LanesOfWorker, options.LongestWait);
        _places = new HashingPlaces(_estimate, workers, options.MostWaiting);
        _times = new HashingTimes(meter, clock);
        Workers = new HashingWorkers(workers, _estimate, _times, clock);
    }

    /// <summary>How long a call that comes now would wait.</summary>
    public TimeSpan ExpectedWait => _estimate.WaitBehind(_places.Work);

    /// <summary>When a caller who was turned away should come again: whole seconds, at least one.</summary>
    public TimeSpan RetryAfter => TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(ExpectedWait.TotalSeconds)));

    /// <summary>Whether optional work, such as making an old hash anew, should be left for another day.</summary>
    public bool IsHalfFull => ExpectedWait > _longestWait / 2 || _places.Held > _halfOfLine;

    /// <summary>Places held now.</summary>
    internal int Held => _places.Held;

    /// <summary>Sources that hold a place now.</summary>
    internal int Sources => _places.Sources;

    /// <summary>The threads and the line before them.</summary>
    internal HashingWorkers Workers { get; }

    /// <summary>Takes a place, or answers null when there is none for this caller. The place must be disposed.</summary>
    /// <param name="use">What for; registrations and changes of password together get at most half of the places.</param>
    /// <param name="source">
    /// A key of where the call comes from, or null where that is unknown. One source gets at most half of the places
    /// while others want some.
    /// </param>
    public Place? TryEnter(HashingUse use = HashingUse.Login, string? source = null)
    {
        if (_places.TryTake(use, source))
        {
            return new Place(this, use, source);
        }

        _times.TurnedAway();
        return null;
    }

    /// <summary>Ends the threads; whoever waits in line gets an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose() => Workers.Dispose();

    private async Task<T> RunAsync<T>(
        Place place,
        HashingJob<T> job,
        string operation,
        CancellationToken cancellationToken
    )
    {
        job.Words = (operation, _work.SchemeOf(operation));
        place.Weigh(job.Candidates - 1);
        try
        {
            Workers.Add(job);
            using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(), state: null);
            return await job.End.ConfigureAwait(false);
        }
        finally
        {
            place.Weigh(1 - job.Candidates);
        }

        void GiveUp()
        {
            if (Workers.TryRemove(job))
            {
                // At once, not when the caller gets round to it: the place is wanted.
                place.Dispose();
                _times.Waited(job, "cancelled");
                job.Cancel(cancellationToken);
            }
        }
    }

    /// <summary>A place in the house: at most one piece of work at a time, given back when disposed.</summary>
    public sealed class Place(HashingGate gate, HashingUse use, string? source) : IDisposable
    {
        private const int Held = 0;
        private const int Resting = 1;
        private const int Left = 2;
        private int _state = Held;

        /// <summary>Hashes the text; cancellable while it waits in line.</summary>
        /// <exception cref="ObjectDisposedException">The container ended while the call waited.</exception>
        public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
            cancellationToken.IsCancellationRequested
                ? Task.FromCanceled<string>(cancellationToken)
                : gate.RunAsync(this, gate._work.Hash(password), HashingJob.Hash, cancellationToken);

        /// <summary>The same for a password that was stored before and is right.</summary>
        /// <exception cref="ObjectDisposedException">The container ended while the call waited.</exception>
        public Task<string> RehashAsync(string password) =>
            gate.RunAsync(this, gate._work.Hash(password), HashingJob.Rehash, CancellationToken.None);

        /// <summary>
        /// One unit of work a candidate for every stored text, null included. Cancellable while it waits in line, before
        /// any work.
        /// </summary>
        /// <exception cref="ObjectDisposedException">The container ended while the call waited; no work was done.</exception>
        public Task<PasswordMatch> VerifyAsync(
            PasswordForms forms,
            string? storedHash,
            CancellationToken cancellationToken
        ) =>
            cancellationToken.IsCancellationRequested
                ? Task.FromCanceled<PasswordMatch>(cancellationToken)
                : gate.RunAsync(this, gate._work.Verify(forms, storedHash), HashingJob.Verify, cancellationToken);

        /// <summary>As of the gate: when a caller who was turned away should come again.</summary>
        public TimeSpan RetryAfter => gate.RetryAfter;

        /// <summary>Leaves the place to others while its holder waits for something else than hashing.</summary>
        public void Rest()
        {
            if (Interlocked.CompareExchange(ref _state, Resting, Held) == Held)
            {
                gate._places.Leave(use, source);
            }
        }

        /// <summary>Takes a place again after a rest, or answers false when there is none; true where there was no rest.</summary>
        public bool TryResume()
        {
            if (Volatile.Read(ref _state) != Resting)
            {
                return true;
            }

            if (!gate._places.TryTake(use, source))
            {
                return false;
            }

            Volatile.Write(ref _state, Held);
            return true;
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _state, Left) == Held)
            {
                gate._places.Leave(use, source);
            }
        }

        internal void Weigh(int work)
        {
            if (work != 0)
            {
                gate._places.Weigh(work);
            }
        }
    }
}
