using System.Text.Json;
using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Login;

public class LoginTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task A_right_password_gives_a_token_that_names_the_user()
    {
        await using var host = AuthCoreTestHost.Create();
        await host.Authentication.RegisterAsync("Ada", Password);

        var outcome = await host.Authentication.LoginAsync("ADA", Password);

        var login = outcome.Should().BeOfType<LoginOutcome.Succeeded>().Which;
        var verification = await host.Authentication.VerifyAsync(login.AccessToken.Reveal());
        var who = verification.Should().BeOfType<TokenVerification.Valid>().Which.Identity;
        who.UserId.Should().Be(login.User.Id);
        who.UserName.Should().Be("Ada");
        who.Roles.Should().Equal("user");
        who.IsInRole("user").Should().BeTrue();
        who.IsInRole("User").Should().BeFalse();
        who.IsInRole("admin").Should().BeFalse();
        who.AuthenticatedAt.Should().Be(host.Clock.GetUtcNow());
        who.AuthenticationMethods.Should().Equal("pwd");
        who.SecurityVersion.Should().Be(1);
        who.ExpiresAt.Should().Be(host.Clock.GetUtcNow().AddMinutes(30));
        who.SessionId.Should().Be(login.AccessToken.SessionId);
    }

    [Fact]
    [Trait("asvs", "7.2.2")]
    public async Task Two_logins_share_no_token_and_no_session()
    {
        await using var host = AuthCoreTestHost.Create();
        await host.Authentication.RegisterAsync("ada", Password);

        var one = (LoginOutcome.Succeeded)await host.Authentication.LoginAsync("ada", Password);
        var two = (LoginOutcome.Succeeded)await host.Authentication.LoginAsync("ada", Password);

        one.AccessToken.Id.Should().NotBe(two.AccessToken.Id);
        one.AccessToken.SessionId.Should().NotBe(two.AccessToken.SessionId);
        one.AccessToken.Reveal().Should().NotBe(two.AccessToken.Reveal());
    }

    [Fact]
    [Trait("asvs", "6.3.8")]
    public async Task Wrong_password_unknown_name_and_disabled_account_look_the_same_and_cost_the_same()
    {
        var (host, hasher) = Counted();
        await using var _ = host;
        await host.Authentication.RegisterAsync("ada", Password);
        await AddDisabledAsync(host, hasher);

        var outcomes = new List<LoginOutcome>();
        var costs = new List<int>();
        foreach (
            var (name, password) in new[]
            {
                ("ada", "wrong horse battery"),
                ("nobody", Password),
                ("disabled", Password),
                ("disabled", "wrong horse battery"),
                (new string('x', 254), Password),
            }
        )
        {
            var before = hasher.Verifications;
            outcomes.Add(await host.Authentication.LoginAsync(name, password));
            costs.Add(hasher.Verifications - before);
        }

        outcomes.Should().AllBeOfType<LoginOutcome.Refused>().And.OnlyContain(o => ReferenceEquals(o, outcomes[0]));
        costs.Should().AllBeEquivalentTo(1);
    }

    [Theory]
    [InlineData(null, Password)]
    [InlineData("", Password)]
    [InlineData("  ", Password)]
    [InlineData("ada", null)]
    [InlineData("ada", "")]
    [InlineData("a\0da", Password)]
    public async Task Nothing_and_no_name_are_malformed_without_any_work(string? name, string? password)
    {
        var (host, hasher) = Counted();
        await using var _ = host;
        await host.Authentication.RegisterAsync("ada", Password);

        var outcome = await host.Authentication.LoginAsync(name, password);

        outcome.Should().BeOfType<LoginOutcome.Malformed>();
        hasher.Verifications.Should().Be(0);
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("nobody")]
    public async Task An_over_long_password_is_malformed_before_the_look_up_for_all_names_alike(string name)
    {
        var store = new ObservedUserStore();
        await using var host = AuthCoreTestHost.Create(services: s => s.AddSingleton<IUserStore>(store));
        await host.Authentication.RegisterAsync("ada", Password);
        var before = store.Calls;

        var long1025 = await host.Authentication.LoginAsync(name, new string('a', 1025));
        var tenMegabytes = await host.Authentication.LoginAsync(name, new string('a', 10_000_000));

        long1025.Should().BeOfType<LoginOutcome.Malformed>();
        tenMegabytes.Should().BeOfType<LoginOutcome.Malformed>();
        store.Calls.Should().Be(before);
    }

    [Fact]
    [Trait("asvs", "6.2.8")]
    public async Task A_password_of_73_bytes_is_never_cut()
    {
        await using var host = AuthCoreTestHost.Create();
        await host.Authentication.RegisterAsync("ada", Varied.Letters(72));
        await host.Authentication.RegisterAsync("bob", Varied.Letters(73));

        var longer = await host.Authentication.LoginAsync("ada", Varied.Letters(73));
        var shorter = await host.Authentication.LoginAsync("bob", Varied.Letters(72));
        var right = await host.Authentication.LoginAsync("bob", Varied.Letters(73));

        longer.Should().BeOfType<LoginOutcome.Refused>();
        shorter.Should().BeOfType<LoginOutcome.Refused>();
        right.Should().BeOfType<LoginOutcome.Succeeded>();
    }

    [IcuFact]
    [Trait("asvs", "6.2.9")]
    public async Task Every_one_of_64_emoji_counts()
    {
        await using var host = AuthCoreTestHost.Create();
        var emoji = Varied.Emoji(64);
        var lastChanged = Varied.Emoji(63) + "\U0001F680";
        await host.Authentication.RegisterAsync("ada", emoji);

        (await host.Authentication.LoginAsync("ada", emoji)).Should().BeOfType<LoginOutcome.Succeeded>();
        (await host.Authentication.LoginAsync("ada", lastChanged)).Should().BeOfType<LoginOutcome.Refused>();
    }

    [IcuFact]
    public async Task A_composed_and_a_decomposed_spelling_are_one_password()
    {
        await using var host = AuthCoreTestHost.Create();
        await host.Authentication.RegisterAsync("ada", "caf\u00E9 au lait, please");
        await host.Authentication.RegisterAsync("bob", "cafe\u0301 au lait, please");

        (await host.Authentication.LoginAsync("ada", "cafe\u0301 au lait, please"))
            .Should()
            .BeOfType<LoginOutcome.Succeeded>();
        (await host.Authentication.LoginAsync("bob", "caf\u00E9 au lait, please"))
            .Should()
            .BeOfType<LoginOutcome.Succeeded>();
    }

    [IcuFact]
    public async Task A_hash_made_of_the_typed_form_still_logs_in_and_is_made_anew()
    {
        await using var host = AuthCoreTestHost.Create();
        var hasher = host.Services.GetRequiredService<IPasswordHasher>();
        var typed = "cafe\u0301 au lait, please";
        var user = Stored("ada", hasher.Hash(typed));
        await host.Users.AddAsync(user, default);

        var outcome = await host.Authentication.LoginAsync("ada", typed);

        outcome.Should().BeOfType<LoginOutcome.Succeeded>();
        var renewed = (await host.Users.FindByIdAsync(user.Id, default))!;
        hasher
            .Verify("caf\u00E9 au lait, please", renewed.RevealPasswordHash())
            .Should()
            .Be(PasswordVerification.Succeeded);
        renewed.Version.Should().NotBe(user.Version);
        renewed.SecurityVersion.Should().Be(user.SecurityVersion);
    }

    [Theory]
    [InlineData(@"\uD800 lone surrogate in it")]
    [InlineData("a noncharacter \uFFFE in it")]
    public async Task Text_without_a_form_is_refused_after_one_unit_of_work(string password)
    {
        var (host, hasher) = Counted();
        await using var _ = host;
        await host.Authentication.RegisterAsync("ada", Password);

        var known = await host.Authentication.LoginAsync("ada", Escaped.Text(password));
        var afterKnown = hasher.Verifications;
        var unknown = await host.Authentication.LoginAsync("nobody", Escaped.Text(password));

        known.Should().BeOfType<LoginOutcome.Refused>();
        unknown.Should().BeOfType<LoginOutcome.Refused>();
        afterKnown.Should().Be(1);
        hasher.Verifications.Should().Be(2);
    }

    [Fact]
    public async Task Where_only_ascii_is_admitted_other_names_are_malformed_in_every_process()
    {
        await using var host = AuthCoreTestHost.Create(options => options.Text.AsciiOnly = true);
        await host.Authentication.RegisterAsync("adb", Password);

        var outcome = await host.Authentication.LoginAsync("\uFF41db", Password);

        outcome.Should().BeOfType<LoginOutcome.Malformed>();
    }

    [Fact]
    public async Task No_policy_applies_at_login()
    {
        await using var host = AuthCoreTestHost.Create();
        var hasher = host.Services.GetRequiredService<IPasswordHasher>();
        await host.Users.AddAsync(Stored("ada", hasher.Hash("old")), default);

        var outcome = await host.Authentication.LoginAsync("ada", "old");

        outcome.Should().BeOfType<LoginOutcome.Succeeded>();
    }

    [Fact]
    [Trait("asvs", "6.2.10")]
    public async Task A_password_does_not_expire()
    {
        await using var host = AuthCoreTestHost.Create();
        await host.Authentication.RegisterAsync("ada", Password);

        host.Clock.Advance(TimeSpan.FromDays(3653));

        (await host.Authentication.LoginAsync("ada", Password)).Should().BeOfType<LoginOutcome.Succeeded>();
    }

    [Fact]
    public async Task A_cancelled_login_stops_before_the_password_is_looked_at()
    {
        var (host, hasher) = Counted();
        await using var _ = host;
        var login = () =>
            host.Authentication.LoginAsync("ada", Password, cancellationToken: new CancellationToken(canceled: true));

        await login.Should().ThrowAsync<OperationCanceledException>();

        hasher.Verifications.Should().Be(0);
    }

    [Fact]
    public async Task An_outcome_shows_no_token_when_printed_or_serialized()
    {
        await using var host = AuthCoreTestHost.Create();
        await host.Authentication.RegisterAsync("ada", Password);

        var login = (LoginOutcome.Succeeded)await host.Authentication.LoginAsync("ada", Password);

        var signature = login.AccessToken.Reveal().Split('.')[2];
        login.AccessToken.ToString().Should().NotContain(signature);
        JsonSerializer.Serialize(login).Should().NotContain(signature).And.NotContain("$2b$");
    }

    private static (AuthCoreTestHost Host, CountingHasher Hasher) Counted()
    {
        var hasher = new CountingHasher();
        return (AuthCoreTestHost.Create(services: s => s.AddSingleton<IPasswordHasher>(hasher)), hasher);
    }

    private static async Task AddDisabledAsync(AuthCoreTestHost host, CountingHasher hasher) =>
        await host.Users.AddAsync(Stored("disabled", hasher.Hash(Password), isDisabled: true), default);

    internal static StoredUser Stored(string name, string hash, bool isDisabled = false) =>
        new(
            UserId.Parse($"id-of-{name}"),
            UserName.Create(name),
            hash,
            ["user"],
            isDisabled,
            DateTimeOffset.UnixEpoch,
            credentialVersion: 1,
            securityVersion: 1,
            version: 1
        );
}
