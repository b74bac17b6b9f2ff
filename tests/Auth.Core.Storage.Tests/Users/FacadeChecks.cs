using Auth.Core.Login;
using Auth.Core.Registration;
using Auth.Core.Sessions;
using Auth.Core.Storage.Tests.Support;
using Auth.Core.Tests.Support;

namespace Auth.Core.Storage.Tests.Users;

/// <summary>Promises 1 and 2 over a real store, with every call the facade's own.</summary>
internal static class FacadeChecks
{
    public static IReadOnlyDictionary<string, Func<StoreHouse, Task>> All { get; } =
        new Dictionary<string, Func<StoreHouse, Task>>(StringComparer.Ordinal)
        {
            ["one of 2 registrations"] = house => OneRegisters(house, 2),
            ["one of 20 registrations"] = house => OneRegisters(house, 20),
            ["one of 2 refreshes rotates"] = house => OneRotates(house, 2),
            ["one of 20 refreshes rotates"] = house => OneRotates(house, 20),
            ["20 logins at once all succeed"] = AllLogIn,
        };

    private static async Task OneRegisters(StoreHouse house, int callers)
    {
        for (var round = 0; round < Math.Max(1, Effort.Rounds / 10); round++)
        {
            var outcomes = await AtOnce.RunAsync(
                callers,
                i => house.Authentication.RegisterAsync(i % 2 == 0 ? $"Ada{round}" : $"ADA{round}", StoreHouse.Password)
            );

            outcomes.OfType<RegistrationOutcome.Registered>().Should().ContainSingle();
            outcomes.OfType<RegistrationOutcome.UserNameTaken>().Should().HaveCount(callers - 1);
        }
    }

    private static async Task OneRotates(StoreHouse house, int callers)
    {
        await house.Authentication.RegisterAsync("ada", StoreHouse.Password);
        var login = await house.Authentication.LoginAsync("ada", StoreHouse.Password);
        var token = ((LoginOutcome.Succeeded)login).RefreshToken.Reveal();
        for (var round = 0; round < Math.Max(1, Effort.Rounds / 10); round++)
        {
            var outcomes = await AtOnce.RunAsync(callers, _ => house.Authentication.RefreshAsync(token));

            var refreshed = outcomes.OfType<RefreshOutcome.Refreshed>().ToList();
            refreshed.Should().HaveCount(callers);
            refreshed.Should().ContainSingle(outcome => !outcome.IsReplay);
            refreshed
                .Select(outcome => outcome.RefreshToken.Reveal())
                .Distinct(StringComparer.Ordinal)
                .Should()
                .ContainSingle();
            token = refreshed[0].RefreshToken.Reveal();
        }
    }

    private static async Task AllLogIn(StoreHouse house)
    {
        await house.Authentication.RegisterAsync("ada", StoreHouse.Password);

        var outcomes = await AtOnce.RunAsync(20, _ => house.Authentication.LoginAsync("ada", StoreHouse.Password));

        outcomes.OfType<LoginOutcome.Succeeded>().Should().HaveCount(20);
    }
}
