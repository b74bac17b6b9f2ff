using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>Bad settings stop the application at its start, with words that help.</summary>
public sealed class AccessTokenOptionsTests
{
    public static TheoryData<string, Action<AccessTokenOptions>, string> Faults =>
        new()
        {
            { "issuer", o => o.Issuer = "", "AuthCoreOptions.Tokens.Issuer is required*https://login.example*" },
            { "issuer null", o => o.Issuer = null!, "AuthCoreOptions.Tokens.Issuer is required*" },
            {
                "issuer long",
                o => o.Issuer = new string('a', 256),
                "AuthCoreOptions.Tokens.Issuer has 256 characters; 1 to 255*"
            },
            {
                "issuer blank",
                o => o.Issuer = "https://a ",
                "AuthCoreOptions.Tokens.Issuer begins or ends with a blank*"
            },
            { "issuer surrogate", o => o.Issuer = "\ud800", "AuthCoreOptions.Tokens.Issuer has a lone surrogate*" },
            { "9.2.4 audience", o => o.Audience = "", "AuthCoreOptions.Tokens.Audience is required*" },
            { "client", o => o.ClientId = " x", "AuthCoreOptions.Tokens.ClientId begins or ends*" },
            {
                "life short",
                o => o.Lifetime = TimeSpan.FromSeconds(59),
                "AuthCoreOptions.Tokens.Lifetime is 00:00:59; 00:01:00 to 01:00:00*30 minutes*"
            },
            {
                "life long",
                o => o.Lifetime = TimeSpan.FromSeconds(3601),
                "AuthCoreOptions.Tokens.Lifetime is 01:00:01*"
            },
            {
                "life split",
                o => o.Lifetime = TimeSpan.FromSeconds(60.5),
                "AuthCoreOptions.Tokens.Lifetime*whole seconds*"
            },
            { "skew negative", o => o.ClockSkew = TimeSpan.FromSeconds(-1), "AuthCoreOptions.Tokens.ClockSkew*" },
            {
                "skew long",
                o => o.ClockSkew = TimeSpan.FromSeconds(301),
                "AuthCoreOptions.Tokens.ClockSkew is 00:05:01*"
            },
            {
                "skew split",
                o => o.ClockSkew = TimeSpan.FromMilliseconds(1),
                "AuthCoreOptions.Tokens.ClockSkew*whole seconds*"
            },
            {
                "no key",
                o => o.SigningKeys.Clear(),
                "AuthCoreOptions.Tokens.SigningKeys has 0 keys*AUTH_SIGNING_KEY*openssl rand -base64 32*"
            },
            { "33 keys", AddMany, "AuthCoreOptions.Tokens.SigningKeys has 33 keys*" },
            { "null key", o => o.SigningKeys.Add(null!), "AuthCoreOptions.Tokens.SigningKeys[[]1] is null*" },
            {
                "same key",
                o => o.SigningKeys.Add(TokenHouse.Key()),
                "AuthCoreOptions.Tokens.SigningKeys[[]1] has the same key id*"
            },
            {
                "RS256",
                o => o.SigningKeys.Add(TokenHouse.Key(SigningAlgorithm.RS256)),
                "AuthCoreOptions.Tokens.SigningKeys[[]1] is for RS256*AllowRs256ForInterop*"
            },
            {
                "retiring signer",
                o => o.SigningKeys[0] = TokenHouse.Key().RetireAt(DateTimeOffset.UnixEpoch),
                "AuthCoreOptions.Tokens.SigningKeys[[]0] signs, but retires*"
            },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    [Trait("asvs", "9.2.4")]
    [Trait("asvs", "11.2.3")]
    public void A_bad_setting_is_named_with_its_bound_and_the_fix(
        string name,
        Action<AccessTokenOptions> change,
        string message
    )
    {
        var options = Good();
        change(options);

        AccessTokenOptionsValidator
            .Validate(options)
            .Should()
            .ContainSingle(name)
            .Which.Should()
            .Match(message.Replace("[[]", "[", StringComparison.Ordinal));
        var make = () => AccessTokenSettings.From(options);
        make.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        AccessTokenOptionsValidator.Validate(new AccessTokenOptions()).Should().HaveCount(3);
    }

    [Fact]
    public void Good_settings_have_no_fault_at_either_edge()
    {
        var options = Good();
        foreach (var (life, skew) in new[] { (60, 0), (3600, 300) })
        {
            options.Lifetime = TimeSpan.FromSeconds(life);
            options.ClockSkew = TimeSpan.FromSeconds(skew);
            AccessTokenOptionsValidator.Validate(options).Should().BeEmpty();
        }
    }

    [Fact]
    public void The_same_RSA_key_for_two_algorithms_is_a_duplicate()
    {
        var options = Good();
        options.SigningKeys.Add(TokenHouse.Key(SigningAlgorithm.PS256));
        options.SigningKeys.Add(TokenHouse.Key(SigningAlgorithm.PS512));

        AccessTokenOptionsValidator.Validate(options).Should().ContainSingle().Which.Should().Contain("same key id");
    }

    [Fact]
    public void Settings_do_not_follow_options_that_change_later()
    {
        var options = Good();
        var settings = AccessTokenSettings.From(options);
        options.Issuer = "other";
        options.SigningKeys.Clear();

        settings.Issuer.Should().Be(TokenHouse.Issuer);
        settings.SigningKeys.Should().ContainSingle();
    }

    private static AccessTokenOptions Good()
    {
        var options = TokenHouse.Options(TokenHouse.Key());
        options.AllowRs256ForInterop = false;
        return options;
    }

    private static void AddMany(AccessTokenOptions options)
    {
        for (var i = 0; i < 32; i++)
        {
            options.SigningKeys.Add(SigningKey.CreateRandom());
        }
    }
}
