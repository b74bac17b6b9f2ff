using System.Collections.Immutable;

namespace Auth.Core.Tokens;

/// <summary>
/// The options as they were when the service was made: copied once, never changed after. Whoever mutates the options
/// later changes nothing of a running service.
/// </summary>
internal sealed class AccessTokenSettings
{
    private AccessTokenSettings(AccessTokenOptions options)
    {
        Issuer = options.Issuer;
        Audience = options.Audience;
        ClientId = options.ClientId;
        Lifetime = options.Lifetime;
        ClockSkew = options.ClockSkew;
        SigningKeys = [.. options.SigningKeys];
    }

    public string Issuer { get; }

    public string Audience { get; }

    public string ClientId { get; }

    public TimeSpan Lifetime { get; }

    public TimeSpan ClockSkew { get; }

    /// <summary>At least one, of which the first signs; none where keys are managed.</summary>
    public ImmutableArray<SigningKey> SigningKeys { get; }

    /// <summary>Copies valid options.</summary>
    /// <param name="options">The options.</param>
    /// <param name="keysAreManaged">Whether the library makes the keys, so that the options must name none.</param>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static AccessTokenSettings From(AccessTokenOptions options, bool keysAreManaged = false)
    {
        var faults = AccessTokenOptionsValidator.Validate(options, keysAreManaged);
        return faults.Count == 0
            ? new AccessTokenSettings(options)
            : throw new ArgumentException(string.Join(Environment.NewLine, faults), nameof(options));
    }
}
