using Auth.Core.State;

namespace Auth.Core.Sessions;

/// <summary>Judges the session options, alone and against the access tokens' lifetime.</summary>
internal static class SessionRuleOptionsValidator
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static IEnumerable<string> Validate(SessionRuleOptions options, TimeSpan accessTokenLifetime)
    {
        if (!IsWhole(options.AbsoluteLifetime, Minute, TimeSpan.FromDays(366)))
        {
            yield return Fault(
                "AbsoluteLifetime",
                options.AbsoluteLifetime,
                "from 1 minute to 366 days, whole seconds",
                "30 days"
            );
        }

        if (!IsWhole(options.IdleLifetime, Minute, options.AbsoluteLifetime))
        {
            yield return Fault(
                "IdleLifetime",
                options.IdleLifetime,
                "from 1 minute to AbsoluteLifetime, whole seconds",
                "7 days"
            );
        }
        else if (accessTokenLifetime > options.IdleLifetime)
        {
            yield return $"AuthCoreOptions.Tokens.Lifetime is {accessTokenLifetime:c}, longer than "
                + $"AuthCoreOptions.Sessions.IdleLifetime, {options.IdleLifetime:c}. Lower the former.";
        }

        if (options.ReuseGrace < TimeSpan.Zero || options.ReuseGrace > Minute)
        {
            yield return Fault("ReuseGrace", options.ReuseGrace, "from 0 to 60 seconds", "10 seconds");
        }

        if (options.MaxPerUser is < 1 or > 1000)
        {
            yield return $"AuthCoreOptions.Sessions.MaxPerUser is {options.MaxPerUser}; it must be from 1 to 1,000. The "
                + "default is 50.";
        }

        if (!Enum.IsDefined(options.RevocationCheck))
        {
            yield return $"AuthCoreOptions.Sessions.RevocationCheck is {(int)options.RevocationCheck}; there are Cached, Live "
                + "and Stateless.";
        }

        if (options.RevocationBound < TimeSpan.FromSeconds(1) || options.RevocationBound > Minute)
        {
            yield return Fault("RevocationBound", options.RevocationBound, "from 1 to 60 seconds", "5 seconds")
                + " Set RevocationCheck to Live for no bound at all.";
        }

        if (options.StaleWhenUnavailable < TimeSpan.Zero || options.StaleWhenUnavailable > Minute)
        {
            yield return Fault("StaleWhenUnavailable", options.StaleWhenUnavailable, "from 0 to 60 seconds", "0");
        }
    }

    public static IEnumerable<string> Validate(InMemoryStateOptions options)
    {
        if (options.MaxSessions is < 1 or > 10_000_000)
        {
            yield return $"AuthCoreOptions.InMemoryState.MaxSessions is {options.MaxSessions}; it must be from 1 to "
                + "10,000,000. The default is 250,000.";
        }

        if (options.MaxAttempts is < 1000 or > 10_000_000)
        {
            yield return $"AuthCoreOptions.InMemoryState.MaxAttempts is {options.MaxAttempts}; it must be from 1,000 to "
                + "10,000,000. The default is 250,000.";
        }
    }

    private static bool IsWhole(TimeSpan value, TimeSpan minimum, TimeSpan maximum) =>
        value >= minimum && value <= maximum && value.Ticks % TimeSpan.TicksPerSecond == 0;

    private static string Fault(string setting, TimeSpan value, string bounds, string advice) =>
        $"AuthCoreOptions.Sessions.{setting} is {value:c}; it must be {bounds}. The default is {advice}.";
}
