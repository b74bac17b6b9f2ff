using Auth.Core.Passwords;
using Auth.Core.Passwords.Breached;
using Auth.Core.Passwords.Imported;
using Auth.Core.Tests.Passwords.Peppers;
using Auth.Core.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.DependencyInjection.Mistakes;

/// <summary>What new passwords must be like, and what they are keyed with.</summary>
internal static class PasswordMistakes
{
    private const string Project = "secret project of the spring";

    public static IReadOnlyList<ConfigurationMistake> All { get; } =
    [
        ConfigurationMistake.In(
            "A service without a name",
            "AuthCoreOptions.Passwords.ServiceName",
            ["1 to 254", "null", "Tokens.Issuer"],
            options => options.Passwords.ServiceName = " "
        ),
        ConfigurationMistake.In(
            "A whole dictionary as words of the service",
            "AuthCoreOptions.Passwords.ContextWords",
            ["100000", "256"],
            options =>
            {
                for (var i = 0; i < 100_000; i++)
                {
                    options.Passwords.ContextWords.Add($"word{i}");
                }
            }
        ),
        ConfigurationMistake.In(
            "A word of the service that is a text of pages",
            "AuthCoreOptions.Passwords.ContextWords[0]",
            ["254", "Remove it"],
            options => options.Passwords.ContextWords.Add(string.Concat(Enumerable.Repeat(Project, 20))),
            Project
        ),
        Breached(
            "A minute for the source of breached passwords",
            "Timeout",
            ["00:01:00", "10 seconds", "2 seconds"],
            options => options.Timeout = TimeSpan.FromMinutes(1)
        ),
        Breached(
            "A way out that does not exist while that source is down",
            "WhenDown",
            ["7", "Accept", "Refuse"],
            options => options.WhenDown = (BreachedPasswordFallback)7
        ),
        Breached(
            "A range service in the clear",
            "RangeAddress",
            ["https", "slash"],
            options => options.RangeAddress = new Uri("http://passwords.example/range/")
        ),
        Breached(
            "A range service that nothing asks",
            "RangeAddress",
            ["AddBreachedPasswordRanges", "remove the address"],
            options => options.RangeAddress = new Uri("https://passwords.example/range/")
        ),
        ConfigurationMistake.In(
            "A pepper that is required and not there",
            "AuthCoreOptions.RequirePepper",
            ["Pepper.FromEnvironment", "false"],
            options => options.RequirePepper = true
        ),
        ConfigurationMistake.In(
            "Two peppers under one id",
            "AuthCoreOptions.Peppers",
            ["p1", "an id of its own"],
            options =>
            {
                options.Peppers.Add(SamplePeppers.First);
                options.Peppers.Add(SamplePeppers.First);
            }
        ),
        ConfigurationMistake.In(
            "A required pepper beside hashes of other systems, which have none",
            "AuthCoreOptions.RequirePepper",
            ["ImportedHashes", "false"],
            options =>
            {
                options.RequirePepper = true;
                options.Peppers.Add(SamplePeppers.First);
                options.ImportedHashes.Schemes.Add(ImportedScheme.IdentityV3());
            }
        ),
        new(
            "Peppers beside a hasher that does not use them",
            "AuthCoreOptions.Peppers",
            ["Remove the registration", "new BcryptPasswordHasher(options, imported, peppers)"],
            services =>
            {
                services.AddSingleton<IPasswordHasher>(new CountingHasher());
                ConfigurationMistake.Add(services, options => options.Peppers.Add(SamplePeppers.First));
            }
        ),
    ];

    private static ConfigurationMistake Breached(
        string what,
        string setting,
        string[] fix,
        Action<BreachedPasswordOptions> configure
    ) =>
        ConfigurationMistake.In(
            what,
            $"AuthCoreOptions.Passwords.Breached.{setting}",
            fix,
            options => configure(options.Passwords.Breached)
        );
}
