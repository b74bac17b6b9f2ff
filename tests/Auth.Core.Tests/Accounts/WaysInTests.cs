using System.Reflection;
using System.Text.RegularExpressions;
using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.Testing;
using Auth.Core.Tests.House;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Accounts;

/// <summary>The ways to a token: which there are, what each asks for, and who is let in by none.</summary>
public class WaysInTests
{
    [Fact]
    [Trait("asvs", "6.1.3")]
    public void Every_way_to_a_token_stands_in_the_threat_model_and_no_other()
    {
        var written = Regex
            .Matches(
                Repository.Read("docs/threat-model.md"),
                @"^\| `(?<method>\w+Async)` \|",
                RegexOptions.Multiline | RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(5)
            )
            .Select(match => match.Groups["method"].Value);

        written.Should().BeEquivalentTo(Facade().Where(GivesToken).Select(method => method.Name));
    }

    [Theory]
    [InlineData("login")]
    [InlineData("refresh")]
    [InlineData("issue")]
    [InlineData("change password")]
    [InlineData("a token of before")]
    [Trait("asvs", "6.3.4")]
    public async Task A_disabled_user_is_let_in_by_none(string way)
    {
        await using var house = await SessionHouse.CreateAsync();
        var before = await house.LoginAsync();
        await house.Authentication.DisableAsync(house.Ada);

        object outcome = way switch
        {
            "login" => await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password),
            "refresh" => await house.Authentication.RefreshAsync(before.RefreshToken.Reveal()),
            "issue" => await house.Authentication.IssueAsync(house.Ada),
            "change password" => await house.Authentication.ChangePasswordAsync(
                house.Ada,
                SessionHouse.Password,
                SessionHouse.OtherPassword
            ),
            _ => await house.Authentication.VerifyAsync(before.AccessToken.Reveal()),
        };

        outcome
            .Should()
            .Match(answer =>
                answer is LoginOutcome.Refused
                || answer is RefreshOutcome.Invalid
                || answer is IssueOutcome.UserDisabled
                || answer is ChangePasswordOutcome.Refused
                || answer is TokenVerification.Invalid
            );
    }

    [Fact]
    [Trait("asvs", "6.2.3")]
    public void Every_method_that_takes_a_new_password_of_a_user_takes_the_present_one_too()
    {
        var setters = Facade()
            .Where(method => method.GetParameters().Any(IsPassword))
            .Where(method => method.GetParameters().Any(parameter => parameter.Name is "userId"))
            .ToList();

        setters.Should().ContainSingle();
        setters[0]
            .GetParameters()
            .Where(IsPassword)
            .Select(parameter => parameter.Name)
            .Should()
            .Equal("currentPassword", "newPassword");
    }

    [Fact]
    [Trait("asvs", "6.3.2")]
    public async Task Nobody_is_there_before_somebody_registers()
    {
        var store = new ObservedUserStore();
        await using var host = AuthCoreTestHost.Create(services: services => services.AddSingleton<IUserStore>(store));

        await host.Authentication.InitializeAsync();
        var admin = await host.Authentication.FindUserAsync("admin");

        admin.Should().BeNull();
        store.Calls.Should().Be(1, "the look-up is the only call: nothing was added");
    }

    private static IEnumerable<MethodInfo> Facade() =>
        typeof(AuthenticationService).GetMethods(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly
        );

    private static bool GivesToken(MethodInfo method) =>
        method.ReturnType is { IsGenericType: true } task
        && task.GetGenericArguments()[0]
            .GetNestedTypes()
            .Any(outcome => outcome.GetProperty("AccessToken")?.PropertyType == typeof(AccessToken));

    private static bool IsPassword(ParameterInfo parameter) =>
        parameter.Name!.Contains("password", StringComparison.OrdinalIgnoreCase);
}
