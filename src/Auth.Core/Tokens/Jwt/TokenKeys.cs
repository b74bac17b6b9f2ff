using System.Collections.Immutable;

namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// The keys that a token service works with at one moment: all of them verify, and the clock tells which one signs.
/// Immutable, so that a verification that began with it ends with it, whatever is exchanged meanwhile.
/// </summary>
internal sealed class TokenKeys : IDisposable
{
    private readonly KeyRing _ring;
    private readonly ImmutableArray<TimedSigner> _signers;

    /// <param name="settings">Whose tokens are accepted.</param>
    /// <param name="timeProvider">The clock of verification.</param>
    /// <param name="ring">The keys.</param>
    /// <param name="signers">Who signs when; may be empty.</param>
    public TokenKeys(
        AccessTokenSettings settings,
        TimeProvider timeProvider,
        KeyRing ring,
        ImmutableArray<TimedSigner> signers
    )
    {
        _ring = ring;
        _signers = [.. signers.OrderByDescending(signer => signer.From)];
        Check = new AccessTokenCheck(IssuerProfile.Own(settings, ring), timeProvider);
    }

    /// <summary>Verifies with these keys.</summary>
    public AccessTokenCheck Check { get; }

    /// <summary>Keys from the options: the first one signs, always.</summary>
    public static TokenKeys Configured(AccessTokenSettings settings, TimeProvider timeProvider)
    {
        var ring = KeyRing.Of(settings.SigningKeys);
        return new TokenKeys(
            settings,
            timeProvider,
            ring,
            [new TimedSigner(new TokenSigner(ring.Signer), long.MinValue, long.MaxValue)]
        );
    }

    /// <summary>
    /// The signer with the latest beginning that has begun and not ended; where none has begun, the one that begins
    /// first, since a clock that was set back is no reason to stop. Null when all have ended.
    /// </summary>
    /// <param name="now">Unix seconds.</param>
    public TokenSigner? SignerAt(long now)
    {
        TokenSigner? next = null;
        foreach (var signer in _signers)
        {
            if (now >= signer.Until)
            {
                continue;
            }

            if (now >= signer.From)
            {
                return signer.Signer;
            }

            next = signer.Signer;
        }

        return next;
    }

    /// <summary>Frees the signature providers.</summary>
    public void Dispose() => _ring.Dispose();
}

/// <summary>A signer and when it may sign, in Unix seconds: from the beginning on, before the end.</summary>
internal readonly record struct TimedSigner(TokenSigner Signer, long From, long Until);
