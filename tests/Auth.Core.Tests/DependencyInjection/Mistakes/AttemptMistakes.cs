using Auth.Core.Throttling;

namespace Auth.Core.Tests.DependencyInjection.Mistakes;

/// <summary>How many guesses are looked at, and how much hashing waits.</summary>
internal static class AttemptMistakes
{
    public static IReadOnlyList<ConfigurationMistake> All { get; } =
    [
        Attempts(
            "A thousand guesses before the first wait",
            "FailuresBeforeWait",
            ["1000", "1 to 20", "5"],
            options => options.FailuresBeforeWait = 1000
        ),
        Attempts(
            "No guess at all",
            "FailuresBeforeWait",
            ["0", "1 to 20", "5"],
            options => options.FailuresBeforeWait = 0
        ),
        Attempts(
            "A first wait beyond the longest one",
            "FirstWait",
            ["02:00:00", "LongestWait", "30 seconds"],
            options => options.FirstWait = TimeSpan.FromHours(2)
        ),
        Attempts(
            "No wait, since waiting annoys",
            "FirstWait",
            ["00:00:00", "1 second", "30 seconds"],
            options => options.FirstWait = TimeSpan.Zero
        ),
        Attempts(
            "A wait of a week, which locks owners out",
            "LongestWait",
            ["7.00:00:00", "24 hours", "1 hour"],
            options => options.LongestWait = TimeSpan.FromDays(7)
        ),
        Attempts(
            "Device tokens for ever",
            "DeviceTokenLifetime",
            ["1 to 366 days", "180 days"],
            options => options.DeviceTokenLifetime = TimeSpan.MaxValue
        ),
        Attempts(
            "No failure of a source, which shuts everybody out",
            "FailuresPerSource",
            ["0", "1 to 10,000", "20"],
            options => options.FailuresPerSource = 0
        ),
        ConfigurationMistake.In(
            "A memory store for no lane of attempts",
            "AuthCoreOptions.InMemoryState.MaxAttempts",
            ["0", "250,000"],
            options => options.InMemoryState.MaxAttempts = 0
        ),
        ConfigurationMistake.In(
            "No thread that hashes",
            "AuthCoreOptions.Hashing.Workers",
            ["0", "1 to 256", "one less than the cores"],
            options => options.Hashing.Workers = 0
        ),
        ConfigurationMistake.In(
            "Ten minutes in line, long after the browser has given up",
            "AuthCoreOptions.Hashing.LongestWait",
            ["00:10:00", "1 to 60 seconds", "10"],
            options => options.Hashing.LongestWait = TimeSpan.FromMinutes(10)
        ),
        ConfigurationMistake.In(
            "A line without end",
            "AuthCoreOptions.Hashing.MostWaiting",
            ["16 to 16384", "1,024"],
            options => options.Hashing.MostWaiting = int.MaxValue
        ),
    ];

    private static ConfigurationMistake Attempts(
        string what,
        string setting,
        string[] fix,
        Action<AttemptOptions> configure
    ) =>
        ConfigurationMistake.In(
            what,
            $"AuthCoreOptions.Attempts.{setting}",
            fix,
            options => configure(options.Attempts)
        );
}
