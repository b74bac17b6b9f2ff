using Auth.Core.Sessions;

namespace Auth.Core.Tests.DependencyInjection.Mistakes;

/// <summary>How long sessions live and how fast revocation bites.</summary>
internal static class SessionMistakes
{
    public static IReadOnlyList<ConfigurationMistake> All { get; } =
    [
        Session(
            "An idle limit beyond the absolute one",
            "IdleLifetime",
            ["AbsoluteLifetime", "7 days"],
            options => options.IdleLifetime = TimeSpan.FromDays(31)
        ),
        Session(
            "Sessions that live for ten years",
            "AbsoluteLifetime",
            ["366 days", "30 days"],
            options => options.AbsoluteLifetime = TimeSpan.FromDays(3650)
        ),
        Session(
            "A grace of ten minutes, in which a thief looks honest",
            "ReuseGrace",
            ["00:10:00", "60 seconds", "10 seconds"],
            options => options.ReuseGrace = TimeSpan.FromMinutes(10)
        ),
        Session("No session for anybody", "MaxPerUser", ["1 to 1,000", "50"], options => options.MaxPerUser = 0),
        Session(
            "A revocation bound of nothing",
            "RevocationBound",
            ["1 to 60 seconds", "Live"],
            options => options.RevocationBound = TimeSpan.Zero
        ),
        Session(
            "Old answers for an hour while the store is out",
            "StaleWhenUnavailable",
            ["01:00:00", "0 to 60 seconds"],
            options => options.StaleWhenUnavailable = TimeSpan.FromHours(1)
        ),
        Session(
            "A revocation check that does not exist, as from a number in a file",
            "RevocationCheck",
            ["7", "Cached, Live and Stateless"],
            options => options.RevocationCheck = (RevocationCheck)7
        ),
        ConfigurationMistake.In(
            "A memory store for no session",
            "AuthCoreOptions.InMemoryState.MaxSessions",
            ["1 to 10,000,000", "250,000"],
            options => options.InMemoryState.MaxSessions = 0
        ),
    ];

    private static ConfigurationMistake Session(
        string what,
        string setting,
        string[] fix,
        Action<SessionRuleOptions> configure
    ) =>
        ConfigurationMistake.In(
            what,
            $"AuthCoreOptions.Sessions.{setting}",
            fix,
            options => configure(options.Sessions)
        );
}
