using Auth.Core.Login;
using Auth.Core.Tests.Support;

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

    /// <summary>How many passwords the last crowd had looked at.</summary>
    public int Evaluated { get; private set; }

    public async ValueTask DisposeAsync()
    {
        foreach (var house in _houses)
        {
            await house.DisposeAsync();
        }
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
