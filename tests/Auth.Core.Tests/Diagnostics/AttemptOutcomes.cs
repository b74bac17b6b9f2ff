using System.Net;
using Auth.Core.Diagnostics;
using Auth.Core.Tests.Support;
using Auth.Core.Tests.Throttling;
using Auth.Core.Throttling;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>Every way in which a counted check of a password can end, at a login and at a change of password.</summary>
internal static class AttemptOutcomes
{
    private const string Password = SessionHouse.Password;
    private const string Other = SessionHouse.OtherPassword;

    private static readonly ClientContext FromOutside = new() { Source = IPAddress.Parse("203.0.113.7") };

    public static IEnumerable<OutcomeCase> All => [.. OfLogin, .. OfPasswordChange, .. Registration];

    private static IEnumerable<OutcomeCase> OfLogin =>
        Of(LoginEvents.Attempts, (house, one) => house.Authentication.LoginAsync(one.Name, one.Password, one.Context));

    private static IEnumerable<OutcomeCase> OfPasswordChange =>
        Of(
            PasswordChangeEvents.Attempts,
            (house, one) =>
                house.Authentication.ChangePasswordAsync(
                    one.Name is SessionHouse.Name ? house.Ada : UserId.Parse(one.Name),
                    one.Password,
                    "a third password of ours",
                    one.Context
                )
        );

    private static IEnumerable<OutcomeCase> Registration =>
        [
            new(
                RegistrationEvents.Throttled,
                async house =>
                {
                    await house.Authentication.RegisterAsync(SessionHouse.Name, Password, FromOutside);
                    return () => house.Authentication.RegisterAsync("eve", Password, FromOutside);
                }
            )
            {
                Configure = options => options.Attempts.FailuresPerSource = 1,
            },
        ];

    private static IEnumerable<OutcomeCase> Of(AttemptEvents events, Func<SessionHouse, Guess, Task> act) =>
        [
            OutcomeCase.Of(events.Unknown, house => act(house, new("nobody", Password))),
            OutcomeCase.Of(events.WrongPassword, house => act(house, new(SessionHouse.Name, Other))),
            OutcomeCase.Of(events.Malformed, house => act(house, new(SessionHouse.Name, string.Empty))),
            new(
                events.Disabled,
                async house =>
                {
                    await house.Authentication.DisableAsync(house.Ada);
                    return () => act(house, new(SessionHouse.Name, Password));
                }
            ),
            OutcomeCase.WhileHashingIsFull(events.Busy, house => act(house, new(SessionHouse.Name, Password))),
            OutcomeCase.Of(events.StoreFull, house => act(house, new(SessionHouse.Name, Password))) with
            {
                MaxAttempts = 0,
            },
            new(events.Parked, house => ParkedAsync(house, () => act(house, new(SessionHouse.Name, Password)))),
            new(
                events.Unavailable,
                house =>
                {
                    house.Tap.Before = static call =>
                        call is "state.Remove" ? throw new IOException("out") : Task.CompletedTask;
                    return Task.FromResult<Func<Task>>(() => act(house, new(SessionHouse.Name, Password)));
                }
            ),
            .. Throttled(events, act),
        ];

    private static IEnumerable<OutcomeCase> Throttled(AttemptEvents events, Func<SessionHouse, Guess, Task> act) =>
        [
            After(events.ThrottledAccount, 1, isDevice: false, act),
            After(events.ThrottledDevice, 1, isDevice: true, act),
            After(events.AccountLocked, 99, isDevice: false, act),
            After(events.DeviceLocked, 99, isDevice: true, act),
            After(events.Locked, 100, isDevice: false, act),
            new(
                events.ThrottledSource,
                async house =>
                {
                    await house.Authentication.LoginAsync("nobody", Other, FromOutside);
                    return () => act(house, new(SessionHouse.Name, Password, FromOutside));
                }
            )
            {
                Configure = options => options.Attempts.FailuresPerSource = 1,
            },
        ];

    // Failures one after the other, the longest wait between them; after one, the next finds the wait.
    private static OutcomeCase After(
        SecurityEventKind kind,
        int failures,
        bool isDevice,
        Func<SessionHouse, Guess, Task> act
    ) =>
        new(
            kind,
            async house =>
            {
                var token = isDevice ? (await house.LoginAsync()).DeviceToken.Reveal() : null;
                var context = new ClientContext { DeviceToken = token };
                for (var i = 0; i < failures; i++)
                {
                    house.Clock.Advance(TimeSpan.FromHours(1));
                    await LoginThrottlingTests.FailAsync(house, SessionHouse.Name, 1, context);
                }

                house.Clock.Advance(failures > 1 ? TimeSpan.FromHours(1) : TimeSpan.Zero);
                return () => act(house, new(SessionHouse.Name, Other, context));
            }
        )
        {
            Configure = options => options.Attempts.FailuresBeforeWait = 1,
        };

    // Guesses that nobody ends hold every place of the lane, until the caller has waited as long as it may.
    private static async Task<Func<Task>> ParkedAsync(SessionHouse house, Func<Task> act)
    {
        using var scope = house.Services.CreateScope();
        var ada = await house.Shares.Users.FindByIdAsync(house.Ada, default);
        var attempts = scope.ServiceProvider.GetRequiredService<ReserveAttempt>();
        for (var i = 0; i < 5; i++)
        {
            await attempts.ReserveAsync(ada, SessionHouse.Name, deviceToken: null, static () => { }, default);
        }

        return async () =>
        {
            var call = act();
            house.Clock.Advance(TimeSpan.FromSeconds(10));
            await call;
        };
    }

    private sealed record Guess(string Name, string Password, ClientContext? Context = null);
}
