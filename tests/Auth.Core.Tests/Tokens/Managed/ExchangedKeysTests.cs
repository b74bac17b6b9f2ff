using Auth.Core.Secrets;
using Auth.Core.Testing;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Jwt;

namespace Auth.Core.Tests.Tokens.Managed;

/// <summary>A set of keys that is exchanged in the middle of a call.</summary>
public sealed class ExchangedKeysTests
{
    [Fact]
    public void A_call_that_lost_its_processor_for_a_whole_rotation_finds_a_signer()
    {
        var (old, next) = (
            SigningKey.CreateRandom(SigningAlgorithm.ES256),
            SigningKey.CreateRandom(SigningAlgorithm.ES256)
        );
        var settings = AccessTokenSettings.From(TokenHouse.Options(old));
        var keys = new KeysInForce();
        var clock = new ClockThatTakesLong(() => keys.Exchange(Set(next, TokenHouse.Start - 1000, long.MaxValue)));
        keys.Exchange(Set(old, 0, TokenHouse.Start - 1000));
        var service = new JwtTokenService(settings, keys, clock, SecureRandom.System);

        var token = service.Issue(TokenHouse.Claims()).Reveal();

        KeyProcess.KeyIdOf(token).Should().Be(next.KeyId);
        service.Verify(token).Should().BeOfType<TokenVerification.Valid>();

        TokenKeys Set(SigningKey key, long from, long until)
        {
            var ringKey = KeyRing.RingKeyOf(key);
            return new TokenKeys(
                settings,
                new ManualClock(),
                new KeyRing([ringKey]),
                [new TimedSigner(new TokenSigner(ringKey), from, until)]
            );
        }
    }

    /// <summary>Something happens while the clock is read.</summary>
    private sealed class ClockThatTakesLong(Action meanwhile) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            meanwhile();
            return ManualClock.DefaultStart;
        }
    }
}
