using Auth.Core.DependencyInjection;
using Auth.Core.Testing;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Auth.Core.Tests.Tokens;

public sealed class VerificationOptionsTests
{
    private static readonly SigningKey Key = SigningKey.CreateRandom(SigningAlgorithm.ES256);

    [Fact]
    public void A_service_with_public_keys_verifies_what_the_issuer_signs()
    {
        using var service = TokenHouse.Service(new ManualClock(), Key);
        using var provider = Provider(options => options.AccessTokens = AccessTokens());
        var verifier = provider.GetRequiredService<IAccessTokenVerifier>();
        var token = service.Issue(TokenHouse.Claims("user"));

        var identity = verifier.Verify(token.Reveal()).Should().BeOfType<TokenVerification.Valid>().Which.Identity;

        identity.UserId.Should().Be(UserId.Parse("u1"));
        identity.SecurityVersion.Should().Be(7);
        identity.IsInRole("user").Should().BeTrue();
        verifier.Verify(token.Reveal() + "A").Should().BeOfType<TokenVerification.Invalid>();
        verifier.Verify(null).Should().BeOfType<TokenVerification.Invalid>();
    }

    [Fact]
    public void The_same_list_of_checks_judges_with_public_keys()
    {
        using var provider = Provider(options => options.AccessTokens = AccessTokens());
        var verifier = provider.GetRequiredService<IAccessTokenVerifier>();

        foreach (var (name, (expected, token)) in HostileVariants.Of(Key, TokenHouse.Start))
        {
            TokenHouse.Refusal(verifier.Verify(token)).Should().Be(expected, name);
        }
    }

    [Fact]
    public void Nothing_but_verifying_is_registered()
    {
        var services = new ServiceCollection();
        services.AddAuthCoreVerification(options => options.AccessTokens = AccessTokens());

        services
            .Select(service => service.ServiceType)
            .Where(type => type.Namespace!.StartsWith("Auth.Core", StringComparison.Ordinal))
            .Should()
            .BeEquivalentTo([typeof(IAccessTokenVerifier), typeof(IForeignTokenVerifier)]);
    }

    [Fact]
    public void It_stands_beside_the_whole_library_and_twice_beside_itself()
    {
        var services = new ServiceCollection();
        services
            .AddAuthCore(options =>
            {
                options.Tokens.Issuer = "https://own.example";
                options.Tokens.Audience = "api";
                options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
            })
            .AddInMemoryStores();
        services.AddAuthCoreVerification(Configure);
        services.AddAuthCoreVerification(Configure);
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<AuthenticationService>().Should().NotBeNull();
        provider.GetRequiredService<IForeignTokenVerifier>().Should().NotBeNull();
        services.Count(service => service.ServiceType == typeof(IForeignTokenVerifier)).Should().Be(1);
        provider
            .GetRequiredService<IOptions<AuthCoreVerificationOptions>>()
            .Value.TrustedIssuers.Should()
            .ContainSingle();

        static void Configure(AuthCoreVerificationOptions options) => options.TrustedIssuers.Add(Issuer());
    }

    [Fact]
    public void Under_a_host_faults_come_out_at_start_and_all_at_once()
    {
        using var provider = Provider(options =>
        {
            options.AccessTokens = new AccessTokenVerificationOptions { ClientId = "" };
            options.TrustedIssuers.Add(new TrustedIssuer { ClockSkew = TimeSpan.FromMinutes(6) });
        });
        var start = () => provider.GetRequiredService<IStartupValidator>().Validate();

        start
            .Should()
            .Throw<OptionsValidationException>()
            .Which.Message.Should()
            .ContainAll(
                "AccessTokenVerificationOptions.Issuer",
                "AccessTokenVerificationOptions.Audience",
                "AccessTokenVerificationOptions.ClientId",
                "AccessTokenVerificationOptions.Keys",
                "TrustedIssuers[0].Issuer",
                "TrustedIssuers[0].Audience",
                "TrustedIssuers[0].Keys",
                "TrustedIssuers[0].AcceptedTypes",
                "TrustedIssuers[0].ClockSkew is 00:06:00; 00:00:00 to 00:05:00"
            );
    }

    [Fact]
    public void Whoever_is_not_configured_is_named()
    {
        using var nobody = Provider(_ => { });
        using var foreignOnly = Provider(options => options.TrustedIssuers.Add(Issuer()));
        var none = () => nobody.GetRequiredService<IForeignTokenVerifier>();
        var own = () => foreignOnly.GetRequiredService<IAccessTokenVerifier>();

        none.Should().Throw<OptionsValidationException>().WithMessage("*names nobody*");
        own.Should().Throw<InvalidOperationException>().WithMessage("*AccessTokens is not set*");
    }

    [Fact]
    public void A_shared_secret_is_refused_where_only_public_keys_belong()
    {
        FaultOf(options =>
            {
                options.AccessTokens = AccessTokens();
                options.AccessTokens.Keys =
                [
                    VerificationKey.FromSharedSecret(((HmacSigningKey)TokenHouse.Key()).Secret),
                ];
            })
            .Should()
            .Contain("AccessTokenVerificationOptions.Keys has a shared secret");
    }

    [Theory]
    [InlineData("null", "TrustedIssuers[1] is null")]
    [InlineData("twice", "TrustedIssuers[1].Issuer is that of an earlier profile")]
    [InlineData("many", "17 profiles; at most 16")]
    [InlineData("blank", "Issuer begins or ends with a blank")]
    [InlineData("RS256", "is for RS256")]
    [InlineData("same key", "same key id as an earlier key")]
    [InlineData("null key", "Keys[1] is null")]
    [InlineData("type", "AcceptedTypes[1] is no type")]
    [InlineData("null type", "AcceptedTypes[0] is no type")]
    [InlineData("life", "MaximumLifetime is 00:00:59; 00:01:00 to")]
    [InlineData("fraction", "Drop the fraction")]
    [InlineData("claims", "RequiredClaims has a value that is no claim")]
    [InlineData("any kid, named", "AcceptAnyKeyId needs exactly one key")]
    [InlineData("any kid, two", "AcceptAnyKeyId needs exactly one key")]
    public void Each_fault_of_a_profile_is_named(string fault, string message) =>
        FaultOf(options =>
            {
                var issuer = Issuer();
                options.TrustedIssuers.Add(issuer);
                Break(fault, issuer, options.TrustedIssuers);
            })
            .Should()
            .Contain(message);

    private static void Break(string fault, TrustedIssuer issuer, IList<TrustedIssuer> issuers)
    {
        var rsa = TokenHouse.Key(SigningAlgorithm.RS256);
        switch (fault)
        {
            case "null":
                issuers.Add(null!);
                break;
            case "twice":
                issuers.Add(Issuer());
                break;
            case "many":
                for (var i = 0; i < 16; i++)
                {
                    var more = Issuer();
                    more.Issuer = $"https://{i}.example";
                    issuers.Add(more);
                }

                break;
            case "blank":
                issuer.Issuer = "https://partner.example ";
                break;
            case "RS256":
                issuer.Keys = [VerificationKey.From(rsa)];
                break;
            case "same key":
                issuer.Keys = [VerificationKey.From(Key), VerificationKey.From(Key)];
                break;
            case "null key":
                issuer.Keys = [VerificationKey.From(Key), null!];
                break;
            case "type":
                issuer.AcceptedTypes = ["JWT", "at jwt"];
                break;
            case "null type":
                issuer.AcceptedTypes = [null!];
                break;
            case "life":
                issuer.MaximumLifetime = TimeSpan.FromSeconds(59);
                break;
            case "fraction":
                issuer.MaximumLifetime = TimeSpan.FromSeconds(90.5);
                break;
            case "claims":
                issuer.RequiredClaims = (ForeignClaims)64;
                break;
            case "any kid, named":
                issuer.AcceptAnyKeyId = true;
                break;
            default:
                issuer.AcceptAnyKeyId = true;
                issuer.Keys =
                [
                    VerificationKey.FromSharedSecret(((HmacSigningKey)TokenHouse.Key()).Secret),
                    VerificationKey.FromPem(
                        ((EcdsaSigningKey)Key).Pair.ExportSubjectPublicKeyInfoPem(),
                        SigningAlgorithm.ES256
                    ),
                ];
                break;
        }
    }

    private static string FaultOf(Action<AuthCoreVerificationOptions> configure)
    {
        using var provider = Provider(configure);
        var resolve = () => provider.GetRequiredService<IForeignTokenVerifier>();
        return resolve.Should().Throw<OptionsValidationException>().Which.Message;
    }

    private static ServiceProvider Provider(Action<AuthCoreVerificationOptions> configure) =>
        new ServiceCollection()
            .AddSingleton<TimeProvider>(new ManualClock())
            .AddAuthCoreVerification(configure)
            .BuildServiceProvider();

    private static AccessTokenVerificationOptions AccessTokens() =>
        new()
        {
            Issuer = TokenHouse.Issuer,
            Audience = TokenHouse.Audience,
            Keys = VerificationKey.FromJwks(JsonWebKeySet.Write([VerificationKey.From(Key)])),
        };

    private static TrustedIssuer Issuer() =>
        new()
        {
            Issuer = "https://partner.example",
            Audience = "api",
            Keys = [VerificationKey.From(Key)],
            AcceptedTypes = ["at+jwt"],
        };
}
