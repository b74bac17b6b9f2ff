using Auth.Core.Accounts;
using Auth.Core.Passwords;
using Auth.Core.Registration;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Passwords;

[Trait("asvs", "6.2.11")]
public class ContextWordTests
{
    [Theory]
    [InlineData("alexander.lovelace", "alexander.lovelace")]
    [InlineData("Alexander.Lovelace", "aLEXANDER.lOVELACE")]
    [InlineData("lovelace", "lovelace-lovelace")]
    [InlineData("lovelace", "! Lovelace 1815")]
    [InlineData("alexander.lovelace@mail.example", "alexander.lovelace")]
    [InlineData("alexander.lovelace@mail.example", "alexander.lovelace@mail.example")]
    [InlineData("alexander.lovelace@mail.example", "2026Alexander.Lovelace")]
    [InlineData("ada", "Harbour Seagulls")]
    [InlineData("ada", "seagulls2harbour")]
    [InlineData("ada", "Tidewater Lights Ltd")]
    [InlineData("lovelace", "lovelace-harbour-seagulls")]
    public async Task A_password_that_is_little_more_than_such_words_is_refused(string name, string password)
    {
        await using var host = Host();

        var outcome = await host.Authentication.RegisterAsync(name, password);

        Reasons(outcome).Should().Contain(PasswordRejection.ContextWord);
    }

    [IcuFact]
    public async Task Full_width_letters_do_not_hide_a_word()
    {
        await using var host = Host();

        var outcome = await host.Authentication.RegisterAsync(
            "alexander.lovelace",
            "\uFF41\uFF4C\uFF45\uFF58ander.lovelace"
        );

        Reasons(outcome).Should().Equal(PasswordRejection.ContextWord);
    }

    [IcuFact]
    public async Task Characters_that_show_nothing_do_not_hide_a_word()
    {
        await using var host = Host();

        var outcome = await host.Authentication.RegisterAsync("alexander.lovelace", "alexander.\u200Blovelace");

        Reasons(outcome).Should().Equal(PasswordRejection.ContextWord);
    }

    [Theory]
    [InlineData("lovelace", "lovelace 83 gulls")]
    [InlineData("lovelace", "!! Lovelace 1815")]
    [InlineData("ada", "ada and 12 gulls")]
    [InlineData("ada", "the harbour at night")]
    [InlineData("mail.example@mail.example", "a longer example")]
    public async Task A_word_among_others_is_admitted(string name, string password)
    {
        await using var host = Host();

        var outcome = await host.Authentication.RegisterAsync(name, password);

        outcome.Should().BeOfType<RegistrationOutcome.Registered>();
    }

    [Fact]
    public async Task Without_a_service_name_the_issuers_host_is_the_word()
    {
        await using var host = AuthCoreTestHost.Create(options =>
            options.Tokens.Issuer = "https://tidewater.example/a"
        );

        var outcome = await host.Authentication.RegisterAsync("ada", "Tidewater.Example1");

        Reasons(outcome).Should().Equal(PasswordRejection.ContextWord);
    }

    [Fact]
    public async Task A_change_of_password_knows_the_users_name()
    {
        var hasher = new CountingHasher();
        await using var host = Host(hasher);
        var registered = (RegistrationOutcome.Registered)
            await host.Authentication.RegisterAsync("lovelace", "correct horse battery");
        var before = hasher.Hashes;

        var outcome = await host.Authentication.ChangePasswordAsync(
            registered.User.Id,
            "correct horse battery",
            "LoveLace LoveLace!"
        );

        outcome
            .Should()
            .BeOfType<ChangePasswordOutcome.PasswordRejected>()
            .Which.Reasons.Should()
            .Equal(PasswordRejection.ContextWord);
        (hasher.Hashes + hasher.Verifications).Should().Be(before);
    }

    private static AuthCoreTestHost Host(CountingHasher? hasher = null) =>
        AuthCoreTestHost.Create(
            options =>
            {
                options.Passwords.ServiceName = "Tidewater Lights";
                options.Passwords.ContextWords.Add("seagulls");
                options.Passwords.ContextWords.Add("HARBOUR");
            },
            services => services.AddSingleton<IPasswordHasher>(hasher ?? new CountingHasher())
        );

    private static IReadOnlyList<PasswordRejection> Reasons(RegistrationOutcome outcome) =>
        outcome.Should().BeOfType<RegistrationOutcome.PasswordRejected>().Subject.Reasons;
}
