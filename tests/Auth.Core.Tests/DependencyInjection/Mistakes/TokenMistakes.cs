namespace Auth.Core.Tests.DependencyInjection.Mistakes;

/// <summary>Issuer, audience and times of access tokens.</summary>
internal static class TokenMistakes
{
    public static IReadOnlyList<ConfigurationMistake> All { get; } =
    [
        ConfigurationMistake.In(
            "No issuer",
            "AuthCoreOptions.Tokens.Issuer",
            ["Set it", "such as https://login.example"],
            options => options.Tokens.Issuer = string.Empty
        ),
        ConfigurationMistake.In(
            "No audience",
            "AuthCoreOptions.Tokens.Audience",
            ["Set it", "such as https://api.example"],
            options => options.Tokens.Audience = string.Empty
        ),
        ConfigurationMistake.In(
            "An issuer with a blank at its end, as copied from a page",
            "AuthCoreOptions.Tokens.Issuer",
            ["Remove the blank"],
            options => options.Tokens.Issuer = "https://id.example.org "
        ),
        ConfigurationMistake.In(
            "An empty client id",
            "AuthCoreOptions.Tokens.ClientId",
            ["first-party"],
            options => options.Tokens.ClientId = string.Empty
        ),
        ConfigurationMistake.In(
            "Tokens that live for a day",
            "AuthCoreOptions.Tokens.Lifetime",
            ["1.00:00:00", "01:00:00", "30 minutes"],
            options => options.Tokens.Lifetime = TimeSpan.FromDays(1)
        ),
        ConfigurationMistake.In(
            "Tokens that live for 30 seconds",
            "AuthCoreOptions.Tokens.Lifetime",
            ["00:00:30", "00:01:00", "30 minutes"],
            options => options.Tokens.Lifetime = TimeSpan.FromSeconds(30)
        ),
        ConfigurationMistake.In(
            "Tokens that outlive an idle session",
            "AuthCoreOptions.Tokens.Lifetime",
            ["AuthCoreOptions.Sessions.IdleLifetime", "Lower"],
            options => options.Sessions.IdleLifetime = TimeSpan.FromMinutes(10)
        ),
        ConfigurationMistake.In(
            "A clock skew of ten minutes",
            "AuthCoreOptions.Tokens.ClockSkew",
            ["00:10:00", "00:05:00", "30 seconds"],
            options => options.Tokens.ClockSkew = TimeSpan.FromMinutes(10)
        ),
    ];
}
