namespace Auth.Core.Throttling;

/// <summary>Judges the options of attempts.</summary>
internal static class AttemptOptionsValidator
{
    public static IEnumerable<string> Validate(AttemptOptions options)
    {
        if (options.FailuresBeforeWait is < 1 or > 20)
        {
            yield return $"AuthCoreOptions.Attempts.FailuresBeforeWait is {options.FailuresBeforeWait}; it must be from 1 to 20. "
                + "The default is 5.";
        }

        if (!IsWhole(options.LongestWait, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24)))
        {
            yield return Fault(
                "LongestWait",
                options.LongestWait,
                "from 1 minute to 24 hours, whole seconds",
                "1 hour"
            );
        }

        if (!IsWhole(options.FirstWait, TimeSpan.FromSeconds(1), options.LongestWait))
        {
            yield return Fault(
                "FirstWait",
                options.FirstWait,
                "from 1 second to LongestWait, whole seconds",
                "30 seconds"
            );
        }

        if (!IsWhole(options.DeviceTokenLifetime, TimeSpan.FromDays(1), TimeSpan.FromDays(366)))
        {
            yield return Fault(
                "DeviceTokenLifetime",
                options.DeviceTokenLifetime,
                "from 1 to 366 days, whole seconds",
                "180 days"
            );
        }

        if (options.FailuresPerSource is < 1 or > 10_000)
        {
            yield return $"AuthCoreOptions.Attempts.FailuresPerSource is {options.FailuresPerSource}; it must be from 1 to "
                + "10,000. The default is 20.";
        }
    }

    private static bool IsWhole(TimeSpan value, TimeSpan minimum, TimeSpan maximum) =>
        value >= minimum && value <= maximum && value.Ticks % TimeSpan.TicksPerSecond == 0;

    private static string Fault(string setting, TimeSpan value, string bounds, string advice) =>
        $"AuthCoreOptions.Attempts.{setting} is {value:c}; it must be {bounds}. The default is {advice}.";
}
