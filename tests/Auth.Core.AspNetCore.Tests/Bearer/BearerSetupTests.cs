using System.Security.Claims;
using Auth.Core.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Auth.Core.AspNetCore.Tests.Bearer;

/// <summary>How the scheme stands among a host's other settings.</summary>
public sealed class BearerSetupTests
{
    [Fact]
    public async Task It_is_the_default_scheme_where_the_host_sets_none()
    {
        await using var api = await TestApi.StartAsync();

        var schemes = api.Services.GetRequiredService<IAuthenticationSchemeProvider>();

        (await schemes.GetDefaultAuthenticateSchemeAsync())!.Name.Should().Be("Bearer");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_default_scheme_of_the_host_stays_whenever_it_is_set(bool first)
    {
        static void Add(IServiceCollection services) => services.AddAuthentication("Theirs").AddCookie("Theirs");
        await using var api = await TestApi.StartAsync(before: first ? Add : null, after: first ? null : Add);

        var schemes = api.Services.GetRequiredService<IAuthenticationSchemeProvider>();

        (await schemes.GetDefaultAuthenticateSchemeAsync())!.Name.Should().Be("Theirs");
        (await schemes.GetSchemeAsync("Bearer"))!.HandlerType.Name.Should().Be("BearerHandler");
    }

    [Fact]
    public async Task Adding_it_twice_adds_it_once()
    {
        await using var api = await TestApi.StartAsync(after: services => services.AddAuthCoreBearer());

        var token = await api.TokenOfNewUserAsync();

        (await api.SendAsync("/protected", $"Bearer {token}")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Name_roles_and_claims_are_where_the_framework_looks_for_them()
    {
        await using var api = await TestApi.StartAsync(app =>
            app.MapGet(
                "/claims",
                [Authorize(Roles = "admin")]
                (ClaimsPrincipal user) =>
                    string.Join(
                        ' ',
                        user.Claims.Select(claim => $"{claim.Type}={claim.Value}").Prepend(user.Identity!.Name)
                    )
            )
        );
        var token = await api.TokenOfNewUserAsync("ada", "admin");
        var user = await api.Authentication.FindUserAsync("ada");
        var session = (await api.Authentication.ListSessionsAsync(user!.Id))[0];

        var text = await (await api.SendAsync("/claims", $"Bearer {token}")).Content.ReadAsStringAsync();

        text.Should()
            .Be(
                $"ada sub={user.Id} preferred_username=ada sid={session.Id} roles=user roles=admin amr=pwd "
                    + $"auth_time={session.AuthenticatedAt!.Value.ToUnixTimeSeconds()}"
            );
    }

    [Fact]
    public async Task The_user_s_id_comes_from_the_scheme_and_never_from_a_claim_of_somebody_else()
    {
        await using var api = await TestApi.StartAsync();
        var stranger = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "ada")], "Theirs"));

        var act = () => stranger.GetUserId();

        act.Should().Throw<InvalidOperationException>().WithMessage("*RequireAuthorization()*");
        stranger.TryGetVerifiedIdentity(out _).Should().BeFalse();
    }

    [Fact]
    public async Task A_principal_that_a_transformation_has_cloned_still_knows_the_user()
    {
        await using var api = await TestApi.StartAsync();
        var valid = (TokenVerification.Valid)await api.Authentication.VerifyAsync(await api.TokenOfNewUserAsync());

        var clone = BearerIdentity.Principal(valid.Identity, "Bearer").Clone();

        clone.GetUserId().Should().Be(valid.Identity.UserId);
        clone.Identity!.Name.Should().Be("ada");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\"b")]
    [InlineData("a\\b")]
    [InlineData("a\r\nSet-Cookie: x")]
    [InlineData("caf\u00e9")]
    public async Task A_realm_that_would_break_the_header_stops_the_start(string realm)
    {
        var start = () => TestApi.StartAsync(bearer: options => options.Realm = realm);

        (await start.Should().ThrowAsync<OptionsValidationException>()).WithMessage("*AuthCoreBearerOptions.Realm*");
    }

    [Fact]
    public async Task The_realm_is_said_once_in_every_challenge()
    {
        await using var api = await TestApi.StartAsync(bearer: options => options.Realm = "Orders (EU)");

        var answers = new[]
        {
            Answer.Challenge(await api.SendAsync("/protected")),
            Answer.Challenge(await api.SendAsync("/protected", "Bearer x")),
            Answer.Challenge(await api.SendAsync("/protected", "Bearer x, Bearer y")),
        };

        answers
            .Should()
            .OnlyContain(text => text.StartsWith("Bearer realm=\"Orders (EU)\"") && text.Split("realm").Length == 2);
    }

    [Fact]
    public async Task A_service_that_only_verifies_has_the_scheme_too()
    {
        var key = SigningKey.CreateRandom(SigningAlgorithm.ES256);
        await using var issuer = await TestApi.StartAsync(configure: options =>
        {
            options.Tokens.SigningKeys.Clear();
            options.Tokens.SigningKeys.Add(key);
        });
        var token = await issuer.TokenOfNewUserAsync();
        await using var app = await VerifyOnlyApp.StartAsync([VerificationKey.From(key)]);

        var good = await app.GetAsync("/protected", $"Bearer {token}");
        var bad = await app.GetAsync("/protected", "Bearer a.b.c");

        (await good.Content.ReadAsStringAsync()).Should().Be("ada");
        bad.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }
}
