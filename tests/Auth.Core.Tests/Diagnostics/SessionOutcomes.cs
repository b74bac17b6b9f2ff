using Auth.Core.Diagnostics;
using Auth.Core.Login;
using Auth.Core.Secrets;
using Auth.Core.State;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>Every way in which refreshing and verifying can end, save for what a token itself can lack.</summary>
internal static class SessionOutcomes
{
    private static readonly TimeSpan PastTheBound = TimeSpan.FromSeconds(6);

    public static IEnumerable<OutcomeCase> All => [.. Refreshes, .. Verifications];

    private static IEnumerable<OutcomeCase> Refreshes =>
        [
            Refresh(RefreshEvents.Rotated, static (_, _) => Task.CompletedTask),
            Refresh(RefreshEvents.ReplayedInGrace, static (house, login) => house.RefreshAsync(login.RefreshToken)),
            OutcomeCase.Of(RefreshEvents.Malformed, house => house.Authentication.RefreshAsync("acr1_junk")),
            Refresh(
                RefreshEvents.Unknown,
                static (house, login) => house.Authentication.LogoutAsync(login.RefreshToken.Reveal())
            ),
            Refresh(
                RefreshEvents.Expired,
                static (house, _) =>
                {
                    house.Clock.Advance(TimeSpan.FromDays(400));
                    return Task.CompletedTask;
                }
            ),
            Refresh(
                RefreshEvents.Revoked,
                static (house, _) => OutcomeCase.ChangeAdaAsync(house, (ada, next) => ada.WithDisabled(next))
            ),
            Refresh(
                RefreshEvents.ReuseOrLostAnswer,
                static async (house, login) =>
                {
                    await house.RefreshAsync(login.RefreshToken);
                    house.Clock.Advance(TimeSpan.FromSeconds(11));
                }
            ),
            new(RefreshEvents.CounterAhead, RestoreABackupAsync),
            Refresh(
                RefreshEvents.Busy,
                static (house, login) =>
                {
                    house.Tap.Before = call =>
                        call is "state.Replace" ? TouchAsync(house, login.RefreshToken.SessionId) : Task.CompletedTask;
                    return Task.CompletedTask;
                }
            ),
            Refresh(
                RefreshEvents.Unavailable,
                static async (house, login) =>
                {
                    await using var ahead = house.Neighbour(o => o.MasterKeys.Insert(0, MasterKey.CreateRandom()));
                    await ahead.RefreshAsync(login.RefreshToken);
                }
            ),
            new(
                RefreshEvents.Operation.Failed,
                async house =>
                {
                    var login = await house.LoginAsync();
                    house.Tap.Before = static _ => throw new IOException("out");
                    return () =>
                        FluentActions
                            .Awaiting(() => house.Authentication.RefreshAsync(login.RefreshToken.Reveal()))
                            .Should()
                            .ThrowAsync<IOException>();
                }
            ),
        ];

    private static IEnumerable<OutcomeCase> Verifications =>
        [
            Verify(VerificationEvents.ServedStale, WithTheStoreOutAsync) with
            {
                Configure = o => o.Sessions.StaleWhenUnavailable = TimeSpan.FromSeconds(30),
            },
            Verify(VerificationEvents.Unavailable, WithTheStoreOutAsync),
            Verify(
                VerificationEvents.Refused[(int)TokenRejection.SessionEnded],
                (house, login) => house.Authentication.LogoutAsync(login.RefreshToken.Reveal())
            ),
            Verify(
                VerificationEvents.Refused[(int)TokenRejection.UserDisabled],
                (house, _) => OutcomeCase.ChangeAdaAsync(house, (ada, next) => ada.WithDisabled(next))
            ),
            Verify(
                VerificationEvents.Refused[(int)TokenRejection.Superseded],
                (house, _) => OutcomeCase.ChangeAdaAsync(house, (ada, next) => ada.WithBump(next))
            ),
        ];

    private static OutcomeCase Refresh(
        SecurityEventKind kind,
        Func<SessionHouse, LoginOutcome.Succeeded, Task> prepare
    ) =>
        new(
            kind,
            async house =>
            {
                var login = await house.LoginAsync();
                await prepare(house, login);
                return () => house.Authentication.RefreshAsync(login.RefreshToken.Reveal());
            }
        );

    private static OutcomeCase Verify(
        SecurityEventKind kind,
        Func<SessionHouse, LoginOutcome.Succeeded, Task> prepare
    ) =>
        new(
            kind,
            async house =>
            {
                var login = await house.LoginAsync();
                await prepare(house, login);
                return () => house.Authentication.VerifyAsync(login.AccessToken.Reveal()).AsTask();
            }
        );

    private static async Task WithTheStoreOutAsync(SessionHouse house, LoginOutcome.Succeeded login)
    {
        await house.AcceptsAsync(login.AccessToken);
        house.Clock.Advance(PastTheBound);
        house.Tap.Before = static _ => throw new IOException("out");
    }

    private static async Task<Func<Task>> RestoreABackupAsync(SessionHouse house)
    {
        var login = await house.LoginAsync();
        var backup = (await house.RecordAsync(login.RefreshToken.SessionId))!;
        var child = await house.RefreshAsync(login.RefreshToken);
        var present = (await house.RecordAsync(login.RefreshToken.SessionId))!;
        await house.Shares.State.ReplaceAsync(backup, present.Version, default);
        return () => house.Authentication.RefreshAsync(child.RefreshToken.Reveal());
    }

    // What another process does that is always a moment faster: the same content under a new version.
    private static async Task TouchAsync(SessionHouse house, SessionId id)
    {
        var present = (await house.RecordAsync(id))!;
        var next = new StateRecord(
            StateKind.Session,
            present.Key,
            present.Owner,
            present.ExpiresAt,
            SecureRandom.System.NewRecordVersion(),
            present.Payload
        );
        await house.Shares.State.ReplaceAsync(next, present.Version, default);
    }
}
