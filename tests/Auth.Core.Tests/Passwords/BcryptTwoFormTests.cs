using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Tests.Passwords;

public sealed class BcryptTwoFormTests
{
    private const string Mapped = "caf\u00E9";
    private const string Typed = "cafe\u0301";

    private readonly BcryptWorkMeter _meter = new();
    private readonly BcryptPasswordHasher _hasher;

    public BcryptTwoFormTests() => _hasher = FastBcrypt.Create(_meter, workFactor: 5);

    [Fact]
    public void Each_form_has_an_answer_of_its_own()
    {
        var hash = FastBcrypt.Create(workFactor: 5).Hash(Typed);

        var verification = _hasher.VerifyEither(Mapped, Typed, hash);

        verification.Mapped.Should().Be(PasswordVerification.Failed);
        verification.Typed.Should().Be(PasswordVerification.Succeeded);
    }

    [Theory]
    [InlineData(Mapped)]
    [InlineData(Typed)]
    [InlineData("neither")]
    public void Both_lanes_run_whichever_form_matches(string stored)
    {
        var hash = FastBcrypt.Create(workFactor: 4).Hash(stored);

        _hasher.VerifyEither(Mapped, Typed, hash);

        _meter.Lanes.Should().Be(2);
        _meter.Rounds.Should().Be(2 * (1 << 5));
    }

    [Fact]
    public void A_form_that_the_stored_text_cannot_tell_does_not_stop_the_other()
    {
        var hash = FastBcrypt.Create(workFactor: 5).Hash(new string('a', 60));

        var verification = _hasher.VerifyEither(new string('a', 60), new string('a', 80), hash);

        verification.Mapped.Should().Be(PasswordVerification.Succeeded);
        verification.Typed.Should().Be(PasswordVerification.Failed);
    }

    [Fact]
    public void Prehashed_forms_are_prehashed_each_by_itself()
    {
        var mapped = string.Concat(Enumerable.Repeat(Mapped, 20));
        var typed = string.Concat(Enumerable.Repeat(Typed, 20));
        var hash = FastBcrypt.Create(workFactor: 5).Hash(mapped);

        var verification = _hasher.VerifyEither(mapped, typed, hash);

        hash.Should().StartWith("$bcrypt-sha256$v=2");
        verification.Mapped.Should().Be(PasswordVerification.Succeeded);
        verification.Typed.Should().Be(PasswordVerification.Failed);
    }

    [Fact]
    public void No_hash_and_no_text_cost_both_lanes_too()
    {
        var verification = _hasher.VerifyEither("", "\uD800", null);

        verification.Should().Be((PasswordVerification.Failed, PasswordVerification.Failed));
        _meter.Rounds.Should().Be(2 * (1 << 5));
    }
}
