namespace Auth.Core.Passwords.Breached;

/// <summary>How new passwords are looked up among breached ones, where a source is registered.</summary>
public sealed class BreachedPasswordOptions
{
    /// <summary>
    /// The range service's address, to which five hexadecimal digits are appended; it ends in a slash. Default none;
    /// required by <c>AddBreachedPasswordRanges</c> and of no meaning without. https, or http to a loopback address.
    /// </summary>
    public Uri? RangeAddress { get; set; }

    /// <summary>
    /// How long a look-up may take, for every source. Default 2 seconds, ten times what a hash takes; from 100
    /// milliseconds to 10 seconds. Later it counts as unavailable.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// What happens while the source is down. Default <see cref="BreachedPasswordFallback.Accept"/>: the block list still
    /// holds, and another company's outage must not keep users from changing a password that has leaked.
    /// </summary>
    public BreachedPasswordFallback WhenDown { get; set; }
}
