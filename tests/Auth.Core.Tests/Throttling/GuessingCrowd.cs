using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Tests.Support;
using Auth.Core.Throttling;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Throttling;

/// <summary>Many callers at one account at one moment, in one process or in two over one store.</summary>
internal sealed class GuessingCrowd : IAsyncDisposable
{
    private readonly SessionHouse[] _houses;

    private GuessingCrowd(SessionHouse[] houses, CountingHasher hasher)
    {
        _houses = houses;
        Hasher = hasher;
    }

    public CountingHasher Hasher { get; }

    public SessionHouse House => _houses[0];

    /// <summary>Calls of the state store, by all processes.</summary>
    public int StateCalls { get; private set; }

    public static async Task<GuessingCrowd> CreateAsync(int processes = 1)
    {
        var hasher = new CountingHasher();
        var first = await SessionHouse.CreateAsync(hasher: hasher);
        var houses = new[] { first }
            .Concat(Enumerable.Range(1, processes - 1).Select(_ => first.Neighbour(hasher: hasher)))
            .ToArray();
        var crowd = new GuessingCrowd(houses, hasher);
        foreach (var house in houses)
        {
            house.Tap.Yields = true;
            house.Tap.Before = crowd.Count;
        }

        return crowd;
    }

    /// <summary>Logs in at once with one password for each caller, and lets time pass slowly for those who ask the store again.</summary>
    public async Task<LoginOutcome[]> LogInAsync(params string[] passwords)
    {
        var before = Hasher.Verifications;
        var all = AtOnce.RunAsync(
            passwords.Length,
            i => _houses[i % _houses.Length].Authentication.LoginAsync(SessionHouse.Name, passwords[i])
        );
        while (!all.IsCompleted)
        {
            await Task.WhenAny(all, Task.Delay(1));
            House.Clock.Advance(TimeSpan.FromMilliseconds(_houses.Length > 1 ? 5 : 0));
        }

        Evaluated = Hasher.Verifications - before;
        return await all;
    }

    /// <summary>Makes store calls fail now and then: before they are made, after, or as a timeout of the store's own.</summary>
    public void Spoil(Random random, int faultsInAThousand)
    {
        foreach (var house in _houses)
        {
            house.Tap.Before = _ => Fail(random, faultsInAThousand);
            house.Tap.After = _ => Fail(random, faultsInAThousand);
        }
    }

    /// <summary>The stores work again.</summary>
    public void Heal() => Array.ForEach(_houses, house => (house.Tap.Before, house.Tap.After) = (null, null));

    /// <summary>Callers with wrong passwords who give up at any moment and try again at once.</summary>
    public async Task LeaveAndComeBackAsync(int callers, int times, Random random)
    {
        var patience = Enumerable.Range(0, callers * times).Select(_ => random.Next(80)).ToArray();
        var all = AtOnce.RunAsync(
            callers,
            async i =>
            {
                for (var time = 0; time < times; time++)
                {
                    await LeaveAsync(_houses[(i + time) % _houses.Length], patience[(i * times) + time]);
                }

                return i;
            }
        );
        while (!all.IsCompleted)
        {
            await Task.WhenAny(all, Task.Delay(1));
            House.Clock.Advance(TimeSpan.FromMilliseconds(5));
        }

        await all;
    }

    /// <summary>Places and parking spaces that somebody holds.</summary>
    public int Held() =>
        _houses.Sum(house =>
            house.Services.GetRequiredService<HashingGate>().Held
            + house.Services.GetRequiredService<AttemptLanes>().Parked
        );

    /// <summary>How many passwords the last crowd had looked at.</summary>
    public int Evaluated { get; private set; }

    public async ValueTask DisposeAsync()
    {
        foreach (var house in _houses)
        {
            await house.DisposeAsync();
        }
    }

    private static async Task LeaveAsync(SessionHouse house, int patience)
    {
        using var leaving = new CancellationTokenSource();
        var login = house.Authentication.LoginAsync(SessionHouse.Name, "wrong", cancellationToken: leaving.Token);
        for (var turn = 0; turn < patience && !login.IsCompleted; turn++)
        {
            await FairYield.Once();
        }

        await leaving.CancelAsync();
        try
        {
            await login;
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // It left, or the store was out.
        }
    }

    private static Task Fail(Random random, int inAThousand)
    {
        int drawn;
        lock (random)
        {
            drawn = random.Next(1000);
        }

        return drawn >= inAThousand ? Task.CompletedTask
            : drawn % 2 == 0 ? Task.FromException(new IOException("injected"))
            : Task.FromException(new OperationCanceledException("injected"));
    }

    private Task Count(string call)
    {
        if (call.StartsWith("state.", StringComparison.Ordinal))
        {
            lock (_houses)
            {
                StateCalls++;
            }
        }

        return Task.CompletedTask;
    }
}
