namespace Auth.Core.Tokens.Managed;

/// <summary>When a managed key signs and verifies, in Unix seconds.</summary>
/// <param name="SignFrom">From then on it may sign.</param>
/// <param name="SignUntil">From then on it signs no more.</param>
/// <param name="VerifyUntil">The last second at which its tokens are accepted.</param>
internal readonly record struct ManagedKeyTimes(long SignFrom, long SignUntil, long VerifyUntil)
{
    /// <summary>9999-12-31T23:59:59Z, the last second that <see cref="DateTimeOffset"/> has.</summary>
    public const long LastSecond = 253402300799;

    /// <summary>Whether a row with these times makes sense; asked before anything is computed from them.</summary>
    public bool AreInOrder =>
        SignFrom >= 0 && SignFrom < SignUntil && SignUntil <= VerifyUntil && VerifyUntil <= LastSecond;

    /// <summary>The times of a new key. Near the end of time a key gets less than its life, and no call fails.</summary>
    /// <param name="signFrom">When it begins.</param>
    /// <param name="signSeconds">For how long it signs.</param>
    /// <param name="tokenSeconds">How long its last token may be presented: life and clock skew.</param>
    public static ManagedKeyTimes Of(long signFrom, long signSeconds, long tokenSeconds)
    {
        var from = Math.Clamp(signFrom, 0, LastSecond - 1);
        var until = Math.Min(from + signSeconds, LastSecond);
        return new ManagedKeyTimes(from, until, Math.Min(until + tokenSeconds, LastSecond));
    }
}
