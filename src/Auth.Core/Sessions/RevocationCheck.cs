namespace Auth.Core.Sessions;

/// <summary>How the facade's <c>VerifyAsync</c> learns that a session has ended or its user has changed.</summary>
public enum RevocationCheck
{
    /// <summary>
    /// Through a cache that is never older than <see cref="SessionRuleOptions.RevocationBound"/>: at once within one service
    /// provider, within the bound elsewhere. The default.
    /// </summary>
    Cached = 0,

    /// <summary>Through two store reads at every verification: at once everywhere.</summary>
    Live,

    /// <summary>
    /// Not at all: a token lives until it expires, at most 60 minutes, whatever happens. For services that cannot ask.
    /// </summary>
    Stateless,
}
