using System.Collections.Immutable;
using Auth.Core.Tokens.Jwt;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Tokens.Managed;

/// <summary>
/// The managed keys of this process: read at start, read again when they are older than the revocation bound, exchanged as a
/// whole. While the store is out the present keys go on serving. Safe to call from many threads.
/// </summary>
/// <remarks>
/// Ages count on the monotonic clock from the beginning of a read, so that the ring is never older than it claims. Whatever
/// touches the records in this process does so alone.
/// </remarks>
internal sealed class ManagedKeyRing : IDisposable
{
    private readonly ManagedKeyReader _reader;
    private readonly ManagedKeyMaker _maker;
    private readonly ManagedKeySchedule _schedule;
    private readonly AccessTokenSettings _settings;
    private readonly TimeSpan _bound;
    private readonly TimeProvider _clock;
    private readonly ManagedKeyReads _reads;
    private readonly SemaphoreSlim _alone = new(1, 1);
    private volatile Contents? _contents;

    /// <param name="reader">Reads and opens the records.</param>
    /// <param name="maker">Makes keys that are due.</param>
    /// <param name="schedule">Tells when each key signs.</param>
    /// <param name="settings">Whose tokens are verified.</param>
    /// <param name="bound">How old the keys may be when a call uses them.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Told when the store goes out and comes back.</param>
    public ManagedKeyRing(
        ManagedKeyReader reader,
        ManagedKeyMaker maker,
        ManagedKeySchedule schedule,
        AccessTokenSettings settings,
        TimeSpan bound,
        TimeProvider clock,
        ILogger<ManagedKeyRing> logger
    )
    {
        _reader = reader;
        _maker = maker;
        _schedule = schedule;
        _settings = settings;
        _bound = bound;
        _clock = clock;
        _reads = new ManagedKeyReads(
            () => AloneAsync(() => LoadAsync(isStart: false), CancellationToken.None),
            clock,
            logger
        );
    }

    /// <summary>What the token service works with.</summary>
    public KeysInForce InForce { get; } = new();

    /// <summary>The keys in use; empty before they were loaded.</summary>
    public ImmutableArray<ManagedKey> Keys => _contents?.Keys ?? [];

    /// <summary>Loads the keys once, and makes the first one where there is none. Later calls return at once.</summary>
    /// <exception cref="InvalidOperationException">A record in the store does not open.</exception>
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        if (_contents is null)
        {
            await AloneAsync(
                    async () =>
                        _contents is not null
                        || await LoadAsync(isStart: true, cancellationToken).ConfigureAwait(false),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
    }

    /// <summary>Completes when the keys are young enough, or the store has failed to give younger ones.</summary>
    /// <exception cref="InvalidOperationException">They were never loaded.</exception>
    public ValueTask FreshenAsync(CancellationToken cancellationToken)
    {
        var contents = _contents ?? throw new InvalidOperationException(JwtTokenService.NoKeys);
        var isYoung = _clock.GetElapsedTime(Volatile.Read(ref contents.ReadAt)) < _bound;
        var hasSigner = contents.Tokens.SignerAt(_clock.GetUtcNow().ToUnixTimeSeconds()) is not null;

        // Without a signer the last good read is no answer to the clock as it is now; after a failure the pause counts.
        return isYoung && hasSigner
            ? default
            : new(_reads.JoinAsync(_reads.HasPaused || (!hasSigner && !_reads.IsOut), cancellationToken));
    }

    /// <summary>Reads once more because a token names a key that is not here, at most once a second; false when it did not.</summary>
    public Task<bool> RereadAsync(CancellationToken cancellationToken) =>
        _reads.JoinAsync(_reads.HasPaused, cancellationToken);

    /// <summary>Reads now, or joins the read that is under way; false when the store has failed.</summary>
    public Task<bool> ReadAsync(CancellationToken cancellationToken) =>
        _reads.JoinAsync(isDue: true, cancellationToken);

    /// <summary>Runs work on the records while nobody else in this process touches them.</summary>
    public async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _alone.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _alone.Release();
        }
    }

    /// <summary>Puts keys into force. Only for work that runs alone.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="readAt">When the read that found them began.</param>
    public void Install(ImmutableArray<ManagedKey> keys, long readAt)
    {
        // An unchanged ring keeps its set, and whoever verifies keeps what is warm.
        if (_contents is { } present && present.Keys.AsSpan().SequenceEqual(keys.AsSpan()))
        {
            Volatile.Write(ref present.ReadAt, readAt);
            return;
        }

        var next = new TokenKeys(
            _settings,
            _clock,
            new KeyRing([.. keys.Select(key => key.RingKey)]),
            [
                .. keys.OrderByDescending(key => key.Name.Number)
                    .Select(key => new TimedSigner(key.Signer, key.Times.SignFrom, _schedule.SignsUntil(key.Times))),
            ]
        );
        InForce.Exchange(next);
        _contents = new Contents(keys, next) { ReadAt = readAt };
    }

    /// <inheritdoc/>
    public void Dispose() => _alone.Dispose();

    private async Task<bool> LoadAsync(bool isStart, CancellationToken cancellationToken = default)
    {
        var readAt = _clock.GetTimestamp();
        var reading = await _reader.ReadAsync(failOnUnreadable: isStart, cancellationToken).ConfigureAwait(false);
        try
        {
            reading = await _maker.CompleteAsync(reading).ConfigureAwait(false);
        }
        catch (Exception) when (!isStart)
        {
            // What was withdrawn elsewhere ends here even if the store takes no new key.
            Install(reading.Keys, readAt);
            throw;
        }

        Install(reading.Keys, readAt);
        return true;
    }

    private sealed class Contents(ImmutableArray<ManagedKey> keys, TokenKeys tokens)
    {
        public long ReadAt;

        public ImmutableArray<ManagedKey> Keys { get; } = keys;

        public TokenKeys Tokens { get; } = tokens;
    }
}
