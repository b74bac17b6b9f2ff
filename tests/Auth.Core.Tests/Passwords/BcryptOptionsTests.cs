using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Tests.Passwords;

public sealed class BcryptOptionsTests
{
    [Fact]
    [Trait("asvs", "11.4.2")]
    public void New_hashes_have_a_work_factor_of_12()
    {
        var hash = new BcryptPasswordHasher().Hash("correct horse battery staple");

        hash.Should().StartWith("$2b$12$").And.HaveLength(60);
        new BcryptPasswordHasher()
            .Verify("correct horse battery staple", hash)
            .Should()
            .Be(PasswordVerification.Succeeded);
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(17)]
    [InlineData(31)]
    [InlineData(int.MaxValue)]
    [Trait("asvs", "11.4.2")]
    public void A_work_factor_outside_10_to_16_is_refused_by_name(int workFactor)
    {
        var act = () => new BcryptPasswordHasher(new BcryptOptions { WorkFactor = workFactor });

        act.Should()
            .Throw<ArgumentOutOfRangeException>()
            .WithMessage("*BcryptOptions.WorkFactor must be within 10 and 16*Leave it at 12*");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(17)]
    public void Even_the_test_kit_stays_within_the_algorithm(int workFactor)
    {
        var act = () => FastBcrypt.Create(workFactor: workFactor);

        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(16)]
    public void The_bounds_themselves_are_accepted(int workFactor)
    {
        var hasher = new BcryptPasswordHasher(new BcryptOptions { WorkFactor = workFactor });

        hasher.UnitOfWork.Should().Be(1UL << workFactor);
    }

    [Fact]
    public void Options_are_copied()
    {
        var options = new BcryptOptions { WorkFactor = 4, UnsafeAllowFastHashing = true };
        var hasher = new BcryptPasswordHasher(options);

        options.WorkFactor = 16;

        hasher.Hash("x").Should().StartWith("$2b$04$");
    }

    [Fact]
    public void Missing_options_are_a_bug_of_the_caller()
    {
        var act = () => new BcryptPasswordHasher((BcryptOptions)null!);

        act.Should().Throw<ArgumentNullException>();
    }
}
