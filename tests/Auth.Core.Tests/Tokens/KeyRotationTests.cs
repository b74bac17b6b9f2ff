using Auth.Core.Testing;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>Keys come and go without anybody being logged out early (T24).</summary>
[Trait("asvs", "11.2.2")]
public sealed class KeyRotationTests
{
    [Fact]
    public void An_old_key_verifies_until_its_last_moment_and_not_a_tick_longer()
    {
        var time = new ManualClock();
        var (old, next) = (SigningKey.CreateRandom(), TokenHouse.Key(SigningAlgorithm.ES256));
        using var before = TokenHouse.Service(time, old);
        using var after = TokenHouse.Service(time, next, old.RetireAt(time.GetUtcNow().AddMinutes(10)));
        var token = before.Issue(TokenHouse.Claims()).Reveal();

        time.Advance(TimeSpan.FromMinutes(10));
        after.Verify(token).Should().BeOfType<TokenVerification.Valid>();

        time.Advance(TimeSpan.FromTicks(1));
        TokenHouse.Refusal(after.Verify(token)).Should().Be(TokenRejection.RetiredKey);
        before.Verify(token).Should().BeOfType<TokenVerification.Valid>();
    }

    [Fact]
    public void A_withdrawn_key_verifies_no_more_and_the_first_key_signs()
    {
        var time = new ManualClock();
        var (old, next) = (SigningKey.CreateRandom(), SigningKey.CreateRandom());
        using var before = TokenHouse.Service(time, old);
        using var overlap = TokenHouse.Service(time, next, old);
        using var after = TokenHouse.Service(time, next);
        var (first, second) = (before.Issue(TokenHouse.Claims()).Reveal(), overlap.Issue(TokenHouse.Claims()).Reveal());

        overlap.Verify(first).Should().BeOfType<TokenVerification.Valid>();
        TokenHouse.Refusal(after.Verify(first)).Should().Be(TokenRejection.UnknownKey);
        after.Verify(second).Should().BeOfType<TokenVerification.Valid>();
    }

    [Fact]
    public void A_token_gets_no_second_try_with_another_key_of_the_ring()
    {
        var (one, two) = (SigningKey.CreateRandom(), SigningKey.CreateRandom());
        using var service = TokenHouse.Service(new ManualClock(), one, two);

        var token = HostileToken.With(one).BuildWith(signed => HostileToken.SignatureOf(two, signed));

        TokenHouse.Refusal(service.Verify(token)).Should().Be(TokenRejection.Signature);
    }

    [Fact]
    public void A_service_that_is_disposed_leaves_its_keys_to_others()
    {
        foreach (var algorithm in new[] { SigningAlgorithm.HS256, SigningAlgorithm.ES256, SigningAlgorithm.PS256 })
        {
            var first = TokenHouse.Service(new ManualClock(), TokenHouse.Key(algorithm));
            using var second = TokenHouse.Service(new ManualClock(), TokenHouse.Key(algorithm));
            var token = first.Issue(TokenHouse.Claims()).Reveal();

            first.Dispose();

            second.Verify(token).Should().BeOfType<TokenVerification.Valid>();
            first.Verify(token).Should().BeOfType<TokenVerification.Invalid>("a disposed service fails closed");
        }
    }
}
