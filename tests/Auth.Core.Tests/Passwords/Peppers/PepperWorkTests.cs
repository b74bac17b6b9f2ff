using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Tests.Passwords.Peppers;

/// <summary>With a pepper too, every check is one unit of work and one keyed hash, whatever is stored.</summary>
public sealed class PepperWorkTests
{
    private const int WorkFactor = 5;
    private const string Salt = "N7f1n6mZ3Qe0LJ4k9xWcuO";
    private const string Digest = "q0qtRgFdrfTmTBt8g/muV6LiNce.M7m";

    private readonly BcryptWorkMeter _meter = new();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData($"$2b$05${Salt}{Digest}")]
    [InlineData($"$2b$04${Salt}{Digest}")]
    [InlineData($"$2b$17${Salt}{Digest}")]
    [InlineData($"$bcrypt-sha256$v=2,t=2b,r=4${Salt}${Digest}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=p1,r=4${Salt}${Digest}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=k2,r=5${Salt}${Digest}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=gone,r=5${Salt}${Digest}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=p1,r=31${Salt}${Digest}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=p1,r=05${Salt}${Digest}")]
    public void Any_stored_text_costs_the_same(string? hash)
    {
        foreach (var isRequired in new[] { false, true })
        {
            var hasher = FastBcrypt.Peppered(
                [SamplePeppers.First, SamplePeppers.Second],
                _meter,
                WorkFactor,
                isRequired
            );
            foreach (
                var password in new[] { "wrong", "", "a\0b", new string('a', 1024), new string('a', 1025), "\uFFFD" }
            )
            {
                OneUnit(() => hasher.Verify(password, hash).Should().Be(PasswordVerification.Failed));
            }
        }
    }

    [Fact]
    public void A_match_costs_what_a_miss_costs()
    {
        var hasher = FastBcrypt.Peppered([SamplePeppers.First], _meter, WorkFactor);
        var strict = FastBcrypt.Peppered([SamplePeppers.First], _meter, WorkFactor, isRequired: true);
        var peppered = FastBcrypt.Peppered([SamplePeppers.First]).Hash("right");
        var plain = FastBcrypt.Create().Hash("right");

        OneUnit(() => hasher.Verify("right", peppered).Should().Be(PasswordVerification.SucceededRehashNeeded));
        OneUnit(() => hasher.Verify("right", plain).Should().Be(PasswordVerification.SucceededRehashNeeded));
        OneUnit(() => strict.Verify("right", plain).Should().Be(PasswordVerification.Failed));
        OneUnit(() => hasher.Hash("right").Should().NotBeEmpty());
    }

    [Fact]
    public void Two_forms_are_keyed_twice()
    {
        var work = new BcryptWork(FastBcrypt.Peppered([SamplePeppers.First], _meter, WorkFactor));

        Run(work.Verify(PasswordForms.Of("cafe\u0301"), $"$2b$05${Salt}{Digest}"));
        Run(work.Verify(PasswordForms.Of("cafe\u0301"), storedHash: null));

        (_meter.Macs, _meter.Lanes, _meter.Rounds).Should().Be((4, 4, 4 << WorkFactor));
    }

    [Fact]
    public void Without_a_pepper_nothing_is_keyed()
    {
        FastBcrypt.Create(_meter).Verify("right", $"$bcrypt-hmac-sha384$v=1,k=p1,r=4${Salt}${Digest}");

        _meter.Macs.Should().Be(0);
    }

    private static void Run(HashingJob job)
    {
        job.Work(partner: null);
        job.Settle();
    }

    private void OneUnit(Action check)
    {
        var before = (_meter.Macs, _meter.Lanes, _meter.Rounds);

        check();

        (_meter.Macs - before.Macs, _meter.Lanes - before.Lanes, _meter.Rounds - before.Rounds)
            .Should()
            .Be((1, 1, 1 << WorkFactor));
    }
}
