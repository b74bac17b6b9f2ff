using Auth.Core.Passwords;

namespace Auth.Core.Tests.Passwords;

public sealed class BcryptRehashTests
{
    private const string Password = "Grüße-Ω-42\U0001F511";

    [Fact]
    public void A_hash_of_today_needs_no_new_one()
    {
        var hasher = FastBcrypt.Create(workFactor: 5);

        hasher.Verify(Password, hasher.Hash(Password)).Should().Be(PasswordVerification.Succeeded);
    }

    [Fact]
    public void A_smaller_cost_asks_for_a_new_hash()
    {
        var hash = FastBcrypt.Create(workFactor: 4).Hash(Password);

        var verification = FastBcrypt.Create(workFactor: 5).Verify(Password, hash);

        verification.Should().Be(PasswordVerification.SucceededRehashNeeded);
    }

    [Fact]
    public void A_larger_cost_is_kept()
    {
        var hash = FastBcrypt.Create(workFactor: 6).Hash(Password);

        var verification = FastBcrypt.Create(workFactor: 5).Verify(Password, hash);

        verification.Should().Be(PasswordVerification.Succeeded);
    }

    [Theory]
    [InlineData("$2b$05$N7f1n6mZ3Qe0LJ4k9xWcuOq0qtRgFdrfTmTBt8g/muV6LiNce.M7m", PasswordVerification.Succeeded)]
    [InlineData(
        "$2a$05$N7f1n6mZ3Qe0LJ4k9xWcuOq0qtRgFdrfTmTBt8g/muV6LiNce.M7m",
        PasswordVerification.SucceededRehashNeeded
    )]
    [InlineData(
        "$2y$05$N7f1n6mZ3Qe0LJ4k9xWcuOq0qtRgFdrfTmTBt8g/muV6LiNce.M7m",
        PasswordVerification.SucceededRehashNeeded
    )]
    [InlineData(
        "$bcrypt-sha256$2b,5$N7f1n6mZ3Qe0LJ4k9xWcuO$EjmSK/u4u.n9CtVm7Yvgo5dtdbyJmki",
        PasswordVerification.SucceededRehashNeeded
    )]
    [InlineData(
        "$bcrypt-sha256$v=2,t=2b,r=5$N7f1n6mZ3Qe0LJ4k9xWcuO$nPi961XhuEUmlxZkloWdiqXqPX09TLy",
        PasswordVerification.SucceededRehashNeeded
    )]
    public void Only_the_form_that_would_be_written_today_stays(string hash, PasswordVerification expected)
    {
        FastBcrypt.Create(workFactor: 5).Verify(Password, hash).Should().Be(expected);
    }

    [Fact]
    public void A_password_of_72_bytes_in_the_plain_form_verifies_and_moves_on()
    {
        const string hash = "$2b$05$N7f1n6mZ3Qe0LJ4k9xWcuOxF9Og6cuB7XCLQYdxgbYWQdTmACueq2";
        var hasher = FastBcrypt.Create(workFactor: 5);

        hasher.Verify(new string('a', 72), hash).Should().Be(PasswordVerification.SucceededRehashNeeded);
        hasher.Verify(new string('a', 72) + "Z", hash).Should().Be(PasswordVerification.Failed);
    }

    [Fact]
    public void A_wrong_password_never_asks_for_a_new_hash()
    {
        var hash = FastBcrypt.Create(workFactor: 4).Hash(Password);

        FastBcrypt.Create(workFactor: 5).Verify("wrong", hash).Should().Be(PasswordVerification.Failed);
    }
}
