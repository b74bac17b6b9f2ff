using System.Diagnostics.CodeAnalysis;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords;

/// <summary>
/// The one door to password hashing. Hashing is slow on purpose, so only as many run at once as leave a core for the
/// rest of the program, and whoever would wait longer than ten seconds is told so at once instead.
/// </summary>
/// <remarks>
/// Invariant: a call that was admitted does exactly one unit of work per candidate; a call that was not does none. A
/// verification that has begun is never cancelled, so that time tells nothing and no attempt is half counted.
/// </remarks>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "Whoever waits when the container ends would wait for ever; without its wait handle the semaphore holds nothing."
)]
internal sealed class HashingGate
{
    /// <summary>The longest expected wait: 10 s, after which browsers' users reload and double the load.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>The most calls that wait at once: 1,024, a bound on memory.</summary>
    public const int MostWaiting = 1024;

    private readonly IPasswordHasher _hasher;
    private readonly TimeProvider _clock;
    private readonly string _decoy;
    private readonly int _width;
    private readonly SemaphoreSlim _lanes;
    private long _averageTicks;
    private int _inside;

    public HashingGate(IPasswordHasher hasher, SecureRandom random, TimeProvider clock, int? width = null)
    {
        _hasher = hasher;
        _clock = clock;
        _width = width ?? Math.Max(1, Environment.ProcessorCount - 1);
        _lanes = new SemaphoreSlim(_width);

        // Measured before the first call, so that a crowd at the start meets the bound like any other.
        var started = clock.GetTimestamp();
        var share = hasher is ITwoFormPasswordHasher ours ? ours.WorkSample() : 1;

        // A foreign hasher need not treat null as ours does, so it gets a hash of its own making to fail against.
        _decoy = hasher is ITwoFormPasswordHasher ? string.Empty : hasher.Hash(random.NewId());
        _averageTicks = (long)(clock.GetElapsedTime(started).Ticks / share);
    }

    /// <summary>How long a call that comes now would wait.</summary>
    public TimeSpan ExpectedWait =>
        TimeSpan.FromTicks(
            Math.Max(0, Volatile.Read(ref _inside) - _width + 1) * Volatile.Read(ref _averageTicks) / _width
        );

    /// <summary>When a caller who was turned away should come again: whole seconds, at least one.</summary>
    public TimeSpan RetryAfter => TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(ExpectedWait.TotalSeconds)));

    /// <summary>Whether optional work, such as making an old hash anew, should be left for another day.</summary>
    public bool IsHalfFull => ExpectedWait > LongestWait / 2 || Volatile.Read(ref _inside) - _width > MostWaiting / 2;

    /// <summary>Takes a place, or answers null when the house is full. The place must be disposed.</summary>
    public Place? TryEnter()
    {
        if (ExpectedWait > LongestWait)
        {
            return null;
        }

        if (Interlocked.Increment(ref _inside) - _width > MostWaiting)
        {
            Interlocked.Decrement(ref _inside);
            return null;
        }

        return new Place(this);
    }

    /// <summary>A place in the house: at most one piece of work at a time, given back when disposed.</summary>
    public sealed class Place(HashingGate gate) : IDisposable
    {
        private bool _left;

        /// <summary>Hashes the text; cancellable while it waits for a lane.</summary>
        public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
            gate.RunAsync(() => gate._hasher.Hash(password), cancellationToken);

        /// <summary>
        /// One unit of work for every stored text, null included. Cancellable while it waits for a lane, before any work.
        /// </summary>
        public Task<PasswordMatch> VerifyAsync(
            PasswordForms forms,
            string? storedHash,
            CancellationToken cancellationToken
        ) => gate.RunAsync(() => gate.Verify(forms, storedHash), cancellationToken);

        public void Dispose()
        {
            if (!_left)
            {
                _left = true;
                Interlocked.Decrement(ref gate._inside);
            }
        }
    }

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _lanes.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var started = _clock.GetTimestamp();

            // Never on the caller's thread: it may be the one that draws a window.
            var result = await Task.Run(work, CancellationToken.None).ConfigureAwait(false);
            Measure(_clock.GetElapsedTime(started));
            return result;
        }
        finally
        {
            _lanes.Release();
        }
    }

    private void Measure(TimeSpan elapsed)
    {
        // A moving average over about eight calls; a lost update between threads only makes it a little older.
        var average = Volatile.Read(ref _averageTicks);
        Volatile.Write(ref _averageTicks, average == 0 ? elapsed.Ticks : average + ((elapsed.Ticks - average) / 8));
    }

    private PasswordMatch Verify(PasswordForms forms, string? storedHash)
    {
        // A text without a mapped form can match nothing, yet the work is done all the same, against the decoy.
        var hash = forms.Mapped is null ? null : storedHash;
        return _hasher is ITwoFormPasswordHasher twoForm
            ? VerifyWithOurs(twoForm, forms, hash)
            : VerifyWithForeign(forms, hash);
    }

    private static PasswordMatch VerifyWithOurs(ITwoFormPasswordHasher hasher, PasswordForms forms, string? hash)
    {
        if (!forms.Differ)
        {
            return PasswordMatch.Of(hasher.Verify(forms.Typed, hash), PasswordVerification.Failed);
        }

        var both = hasher.VerifyEither(forms.Mapped, forms.Typed, hash);
        return PasswordMatch.Of(both.Mapped, both.Typed);
    }

    private PasswordMatch VerifyWithForeign(PasswordForms forms, string? hash)
    {
        var target = hash ?? _decoy;

        // Text without a form is not handed on: other hashers throw on it.
        var mapped = _hasher.Verify(forms.Mapped ?? _decoy, target);
        var typed = forms.Differ ? _hasher.Verify(forms.Typed, target) : PasswordVerification.Failed;
        return hash is null ? default : PasswordMatch.Of(mapped, typed);
    }
}
