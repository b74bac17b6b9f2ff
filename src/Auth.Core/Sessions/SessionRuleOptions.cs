namespace Auth.Core.Sessions;

/// <summary>How long sessions live, how refresh tokens behave, and how fast revocation bites.</summary>
public sealed class SessionRuleOptions
{
    /// <summary>
    /// How long a session lives without a refresh. Default 7 days; from 1 minute to <see cref="AbsoluteLifetime"/>, whole
    /// seconds, and not below the access token's lifetime.
    /// </summary>
    public TimeSpan IdleLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How long a session lives at all; refreshing does not move it. Default 30 days (NIST SP 800-63B-4 2.1.3); from 1
    /// minute to 366 days, whole seconds.
    /// </summary>
    public TimeSpan AbsoluteLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long the token before the present one is answered with the same successor, for lost answers and second
    /// tabs. Default 10 seconds; from 0 to 60. With 0 a repeated refresh ends the session.
    /// </summary>
    public TimeSpan ReuseGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The most sessions of one user; a login beyond ends the oldest (ASVS 5.0 7.1.2). Default 50; from 1 to 1,000.
    /// </summary>
    public int MaxPerUser { get; set; } = 50;

    /// <summary>How verification learns of revocation. Default <see cref="Sessions.RevocationCheck.Cached"/>.</summary>
    public RevocationCheck RevocationCheck { get; set; } = RevocationCheck.Cached;

    /// <summary>How old a cached session may be. Default 5 seconds; from 1 second to 60.</summary>
    public TimeSpan RevocationBound { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How much longer a cached session serves while the store is out. Default 0: verification fails closed as
    /// unavailable; at most 60 seconds.
    /// </summary>
    public TimeSpan StaleWhenUnavailable { get; set; } = TimeSpan.Zero;

    /// <summary>
    /// Whether this process removes expired records, every 10 minutes, under a host. Default true; set false where
    /// another process does it.
    /// </summary>
    public bool SweepExpired { get; set; } = true;

    /// <summary>Sets <see cref="IdleLifetime"/> and <see cref="AbsoluteLifetime"/> to the values of an assurance level.</summary>
    public void Apply(SessionPreset preset) =>
        (IdleLifetime, AbsoluteLifetime) = preset switch
        {
            SessionPreset.Aal1 => (TimeSpan.FromDays(7), TimeSpan.FromDays(30)),
            SessionPreset.Aal2 => (TimeSpan.FromHours(1), TimeSpan.FromHours(24)),
            SessionPreset.Aal3 => (TimeSpan.FromMinutes(15), TimeSpan.FromHours(12)),
            _ => throw new ArgumentOutOfRangeException(nameof(preset), preset, "There are Aal1, Aal2 and Aal3."),
        };
}
