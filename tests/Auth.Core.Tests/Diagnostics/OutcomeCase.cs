using Auth.Core.Diagnostics;
using Auth.Core.Passwords;
using Auth.Core.Secrets;
using Auth.Core.Tests.Support;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>One way to end one verb, and the event that it must make.</summary>
/// <param name="Kind">The catalogue's row.</param>
/// <param name="Arrange">Prepares, and answers the one call that is watched.</param>
internal sealed record OutcomeCase(SecurityEventKind Kind, Func<SessionHouse, Task<Func<Task>>> Arrange)
{
    /// <summary>Settings that the outcome needs.</summary>
    public Action<AuthCoreOptions>? Configure { get; init; }

    /// <summary>How many sessions the store takes.</summary>
    public int MaxSessions { get; init; } = 1000;

    /// <summary>How many lanes of attempts the store takes.</summary>
    public int MaxAttempts { get; init; } = 1000;

    /// <summary>Operation and outcome: unique in the catalogue.</summary>
    public string Name => $"{Kind.Operation} {Kind.Outcome}";

    /// <summary>A case without anything to prepare.</summary>
    public static OutcomeCase Of(SecurityEventKind kind, Func<SessionHouse, Task> act) =>
        new(kind, house => Task.FromResult<Func<Task>>(() => act(house)));

    /// <summary>A case of a call whose store is out, which throws.</summary>
    public static OutcomeCase Failing(SecurityEventKind kind, Func<SessionHouse, Task> act) =>
        new(
            kind,
            house =>
            {
                house.Tap.Before = static _ => throw new IOException("out");
                return Task.FromResult<Func<Task>>(() =>
                    FluentActions.Awaiting(() => act(house)).Should().ThrowAsync<IOException>()
                );
            }
        );

    /// <summary>A case in which the store says that it is out.</summary>
    public static OutcomeCase WhileTheStoreIsOut(SecurityEventKind kind, Func<SessionHouse, Task> act) =>
        new(
            kind,
            house =>
            {
                house.Tap.Before = static _ => throw new StoreUnavailableException();
                return Task.FromResult<Func<Task>>(() => act(house));
            }
        );

    /// <summary>A case in which somebody else changes Ada's row before every write.</summary>
    public static OutcomeCase InACrowd(SecurityEventKind kind, Func<SessionHouse, Task> act) =>
        new(
            kind,
            house =>
            {
                house.Tap.Before = async call =>
                {
                    var users = house.Shares.Users;
                    var ada = await users.FindByIdAsync(house.Ada, default);
                    if (call is "users.Replace")
                    {
                        await users.ReplaceAsync(
                            ada!.WithBump(SecureRandom.System.NewRecordVersion()),
                            ada.Version,
                            default
                        );
                    }
                };
                return Task.FromResult<Func<Task>>(() => act(house));
            }
        );

    /// <summary>A case in which as many wait for hashing as may.</summary>
    public static OutcomeCase WhileHashingIsFull(SecurityEventKind kind, Func<SessionHouse, Task> act) =>
        new(
            kind,
            house =>
            {
                var gate = house.Services.GetRequiredService<HashingGate>();
                while (gate.TryEnter() is not null)
                {
                    // Nobody gives a place back.
                }

                return Task.FromResult<Func<Task>>(() => act(house));
            }
        );

    /// <summary>Changes Ada's row as another process does.</summary>
    public static async Task ChangeAdaAsync(SessionHouse house, Func<StoredUser, long, StoredUser> change)
    {
        var users = house.Shares.Users;
        var ada = (await users.FindByIdAsync(house.Ada, default))!;
        await users.ReplaceAsync(change(ada, SecureRandom.System.NewRecordVersion()), ada.Version, default);
    }
}
