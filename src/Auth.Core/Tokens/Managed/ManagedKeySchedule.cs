namespace Auth.Core.Tokens.Managed;

/// <summary>
/// When a new key is due and which times it gets. Pure: the same keys at the same second give the same answer in every
/// process, and the store decides which process makes it.
/// </summary>
internal sealed class ManagedKeySchedule(ManagedKeyOptions options, AccessTokenSettings tokens)
{
    /// <summary>
    /// A key is made this long before it signs: 24 hours for whoever fetches the published keys, and one more for us, so
    /// that it is a whole day even if no process looks for an hour.
    /// </summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(25);

    private static readonly long AheadSeconds = (long)Ahead.TotalSeconds;

    // A key of a process whose clock is ahead is no reason to make another one.
    private static readonly long SkewSeconds = (long)TokenOptionChecks.MaximumSkew.TotalSeconds;

    private readonly long _signSeconds = (long)options.SigningLifetime.TotalSeconds;
    private readonly long _tokenSeconds = (long)(tokens.Lifetime + tokens.ClockSkew).TotalSeconds;

    /// <summary>What new keys are for.</summary>
    public SigningAlgorithm Algorithm { get; } = options.Algorithm;

    /// <summary>
    /// From when on a key signs no more. Earlier than its record says where tokens have become longer since, so that the
    /// last of them does not outlive the key.
    /// </summary>
    public long SignsUntil(ManagedKeyTimes times) => Math.Min(times.SignUntil, times.VerifyUntil - _tokenSeconds);

    /// <summary>The times of the key that has to be made now, or null when none has.</summary>
    /// <param name="keys">The keys that open and are not withdrawn.</param>
    /// <param name="now">Unix seconds.</param>
    public ManagedKeyTimes? Due(IReadOnlyCollection<ManagedKey> keys, long now)
    {
        if (!keys.Any(key => CanSign(key, now, SkewSeconds)))
        {
            return ManagedKeyTimes.Of(now, _signSeconds, _tokenSeconds);
        }

        var later = Math.Min(now + AheadSeconds, ManagedKeyTimes.LastSecond - _tokenSeconds - 1);
        if (keys.Any(key => key.Name.Algorithm == Algorithm && CanSign(key, later, early: 0)))
        {
            return null;
        }

        var coveredUntil = keys.Where(key => key.Times.SignFrom <= later).Max(key => SignsUntil(key.Times));
        return ManagedKeyTimes.Of(Math.Min(coveredUntil, later), _signSeconds, _tokenSeconds);
    }

    private bool CanSign(ManagedKey key, long at, long early) =>
        key.Times.SignFrom <= at + early && at < SignsUntil(key.Times);
}
