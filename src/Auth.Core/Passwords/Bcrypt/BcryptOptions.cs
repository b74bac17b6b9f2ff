namespace Auth.Core.Passwords.Bcrypt;

/// <summary>How new bcrypt hashes are made and which stored ones are still run.</summary>
public sealed class BcryptOptions
{
    /// <summary>The smallest work factor that new hashes may have: 10 (OWASP Password Storage Cheat Sheet, 2025).</summary>
    public const int MinimumWorkFactor = 10;

    /// <summary>The largest work factor that is ever run: 16. A stored row with a larger one would be a denial of service.</summary>
    public const int MaximumWorkFactor = 16;

    /// <summary>
    /// Work factor of new hashes: 2^WorkFactor rounds. Default 12, range 10 to 16; each step doubles the time of every
    /// login. A stored hash with a smaller one is made anew at the next successful login; a larger one, up to 16, is
    /// kept. Source of default and floor: OWASP ASVS 5.0 appendix C and Password Storage Cheat Sheet (at least 10,
    /// under a second).
    /// </summary>
    public int WorkFactor { get; set; } = 12;

    /// <summary>Set by the test kit alone: admits work factors from 4, the algorithm's own minimum.</summary>
    internal bool UnsafeAllowFastHashing { get; set; }

    /// <summary>Refuses options that no hasher may start with.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The work factor is out of range.</exception>
    internal static void ThrowIfInvalid(BcryptOptions options)
    {
        var minimum = options.UnsafeAllowFastHashing ? BcryptCost.Minimum : MinimumWorkFactor;
        if (options.WorkFactor < minimum || options.WorkFactor > MaximumWorkFactor)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options),
                options.WorkFactor,
                $"BcryptOptions.WorkFactor must be within {minimum} and {MaximumWorkFactor}. "
                    + "Leave it at 12, or take the largest value at which a login on your machines stays under a second."
            );
        }
    }
}
