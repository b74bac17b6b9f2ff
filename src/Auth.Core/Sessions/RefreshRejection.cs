namespace Auth.Core.Sessions;

/// <summary>Why a refresh token was refused: for logs and metrics, never for the caller.</summary>
public enum RefreshRejection
{
    /// <summary>Not a refresh token of this ring: another shape, an unknown master key, or a tag that does not hold.</summary>
    Malformed = 0,

    /// <summary>Genuine, but the session is gone: logged out, ended, or swept.</summary>
    Unknown,

    /// <summary>The session has reached its idle or absolute limit.</summary>
    Expired,

    /// <summary>The user is gone or disabled, or the password has changed since.</summary>
    Revoked,

    /// <summary>
    /// The token was used before, too long ago for a lost answer: a thief, or an honest client that repeated too late. The
    /// session has been ended.
    /// </summary>
    ReuseOrLostAnswer,

    /// <summary>
    /// The token is ahead of the record, which a restored backup or a thief with a key explains. The session has been
    /// ended.
    /// </summary>
    CounterAhead,
}
