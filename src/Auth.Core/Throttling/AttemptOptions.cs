namespace Auth.Core.Throttling;

/// <summary>How many wrong passwords are looked at, and how long a client waits for the next one.</summary>
public sealed class AttemptOptions
{
    /// <summary>
    /// How many failures in a row are free of a wait, for each account and each known device. Default 5; from 1 to 20. With
    /// more than 20 a list of the commonest passwords fits in.
    /// </summary>
    public int FailuresBeforeWait { get; set; } = 5;

    /// <summary>
    /// The wait after the last free failure; it doubles with each further one. Default 30 seconds; from 1 second to
    /// <see cref="LongestWait"/>, whole seconds.
    /// </summary>
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait. Default 1 hour; from 1 minute to 24 hours, whole seconds.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long a device token lets its owner in while strangers guess. Default 180 days; from 1 to 366, whole seconds. Each
    /// login renews it.
    /// </summary>
    public TimeSpan DeviceTokenLifetime { get; set; } = TimeSpan.FromDays(180);

    /// <summary>
    /// How many failures of one source are admitted in a minute. Default 20; from 1 to 10,000. Counted in the memory of each
    /// process. A school or an office behind one address may need more.
    /// </summary>
    public int FailuresPerSource { get; set; } = 20;

    /// <summary>
    /// Whether loopback, private and link-local addresses are limited as well. Default false: behind a proxy whose forwarded
    /// header is not read, all clients have one such address.
    /// </summary>
    public bool LimitPrivateSources { get; set; }
}
