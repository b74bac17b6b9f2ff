using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Tests.Passwords;

/// <summary>Time must tell nothing of an account. Counted in rounds, since a clock in a test proves little.</summary>
public sealed class BcryptWorkTests
{
    private const int WorkFactor = 5;
    private const long Unit = 1 << WorkFactor;
    private const string Salt = "N7f1n6mZ3Qe0LJ4k9xWcuO";
    private const string Digest = "q0qtRgFdrfTmTBt8g/muV6LiNce.M7m";
    private const string Stored = $"$2b$05${Salt}{Digest}";
    private const string Password = "Grüße-Ω-42\U0001F511";

    private readonly BcryptWorkMeter _meter = new();
    private readonly BcryptPasswordHasher _hasher;

    public BcryptWorkTests() => _hasher = FastBcrypt.Create(_meter, WorkFactor);

    public static TheoryData<int> CostsAboveTheCap => [.. Enumerable.Range(17, 15)];

    [Theory]
    [InlineData(Stored)]
    [InlineData($"$2b$04${Salt}{Digest}")]
    [InlineData($"$bcrypt-sha256$v=2,t=2b,r=4${Salt}${Digest}")]
    [InlineData($"$bcrypt-sha256$2b,4${Salt}${Digest}")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("$2b$")]
    [InlineData($"$2b$05${Salt}q0qtRgFdrfTmTBt8g/muV6LiNce.M7")]
    [InlineData($"{Stored}m")]
    [InlineData($"$2b$03${Salt}{Digest}")]
    [InlineData($"$2b$32${Salt}{Digest}")]
    [InlineData($"$2b$1x${Salt}{Digest}")]
    [InlineData($"$2x$05${Salt}{Digest}")]
    [InlineData("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA")]
    [InlineData("pbkdf2_sha256$20000$salt$aGFzaA==")]
    [InlineData("!unusable")]
    [InlineData("$2b$05$N7f1n6mZ3Qe0LJ4k9xWc$Oq0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData("$2b$05$N7f1n6mZ3Qe0LJ4k9xWc=Oq0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData("$2b$05$N7f1n6mZ3Qe0LJ4k9xWc Oq0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    public void A_wrong_password_costs_one_unit_against_any_stored_text(string? hash)
    {
        _hasher.Verify("wrong", hash).Should().Be(PasswordVerification.Failed);

        OneUnitWasDone();
    }

    [Fact]
    public void A_right_password_costs_what_a_wrong_one_costs()
    {
        _hasher.Verify(Password, Stored).Should().Be(PasswordVerification.Succeeded);

        OneUnitWasDone();
    }

    [Fact]
    public void An_old_cheap_hash_is_topped_up_to_one_unit()
    {
        var hash = FastBcrypt.Create(workFactor: 4).Hash(Password);

        _hasher.Verify(Password, hash).Should().Be(PasswordVerification.SucceededRehashNeeded);

        OneUnitWasDone();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_password_that_the_stored_form_cannot_tell_costs_one_unit(string password)
    {
        _hasher.Verify(password, Stored).Should().Be(PasswordVerification.Failed);

        OneUnitWasDone();
    }

    [Fact]
    public void Text_that_has_no_bytes_costs_one_unit()
    {
        _hasher.Verify("lone \uD800", Stored).Should().Be(PasswordVerification.Failed);

        OneUnitWasDone();
    }

    [Theory]
    [InlineData(73)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(1_000_000)]
    public void A_long_password_costs_one_unit(int length)
    {
        _hasher.Verify(new string('a', length), Stored).Should().Be(PasswordVerification.Failed);

        OneUnitWasDone();
    }

    [Theory]
    [MemberData(nameof(CostsAboveTheCap))]
    public void A_stored_cost_above_16_is_never_run(int cost)
    {
        _hasher.Verify(Password, $"$2b${cost}${Salt}{Digest}").Should().Be(PasswordVerification.Failed);
        _hasher
            .Verify(Password, $"$bcrypt-sha256$v=2,t=2b,r={cost}${Salt}${Digest}")
            .Should()
            .Be(PasswordVerification.Failed);

        _meter.Rounds.Should().Be(2 * Unit);
    }

    [Fact]
    public void A_stored_cost_above_the_current_one_runs_in_full()
    {
        var hash = FastBcrypt.Create(workFactor: 7).Hash(Password);

        _hasher.Verify(Password, hash).Should().Be(PasswordVerification.Succeeded);

        _meter.Rounds.Should().Be(1 << 7);
    }

    [Fact]
    public void Hashing_costs_one_unit_and_a_refusal_costs_none()
    {
        _hasher.Hash(Password);
        OneUnitWasDone();

        var act = () => _hasher.Hash("");

        act.Should().Throw<ArgumentException>();
        OneUnitWasDone();
    }

    [Fact]
    public void Starting_and_planning_cost_no_work()
    {
        _hasher.PlanVerification(Password, Stored, out _);
        _hasher.PlanHash(Password, out _);

        _meter.Rounds.Should().Be(0);
        _meter.Lanes.Should().Be(0);
    }

    [Fact]
    public void The_decoy_verifies_for_nobody()
    {
        // The lane of an unreadable text, judged as if it were a real one, still does not match what was typed.
        _hasher.PlanVerification(Password, "unreadable", out var lane);
        _hasher.Run(ref lane);

        lane.IsReal.Should().BeFalse();
        lane.Cost.Should().Be(WorkFactor);
        lane.Verdict.Should().Be(PasswordVerification.Failed);
        ((ReadOnlySpan<byte>)lane.Salt).ToArray().Should().NotEqual(new byte[BcryptSalt.Bytes], "the decoy is random");
        ((ReadOnlySpan<byte>)lane.Expected).ToArray().Should().NotEqual(new byte[BcryptDigest.Bytes]);

        lane.Expected = lane.Digest;
        lane.Verdict.Should().Be(PasswordVerification.Failed, "a decoy fails even where its digests agree");
    }

    private void OneUnitWasDone()
    {
        _meter.Rounds.Should().Be(Unit);
        _meter.Lanes.Should().Be(1);
    }
}
