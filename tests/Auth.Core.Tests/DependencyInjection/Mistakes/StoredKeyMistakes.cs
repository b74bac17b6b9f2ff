using System.Security.Cryptography;
using Auth.Core.Secrets;
using Auth.Core.State;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Managed;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.DependencyInjection.Mistakes;

/// <summary>Keys that the library makes, and the master keys that seal them and refresh tokens.</summary>
internal static class StoredKeyMistakes
{
    private const string Setting = "AuthCoreOptions.MasterKeys";
    private const string Typed = "the key under the doormat of Ada";
    private const string Words = "ThisIsTheMasterSecretKeyOfOurSmallInstallation";
    private static readonly string Short = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    public static IReadOnlyList<ConfigurationMistake> All { get; } =
    [
        ConfigurationMistake.In(
            "Managed keys beside keys of one's own",
            "AuthCoreOptions.Tokens.SigningKeys",
            ["AuthCoreOptions.ManagedKeys.Enabled", "Remove the keys"],
            options => options.ManagedKeys.Enabled = true
        ),
        Managed(
            "Managed keys for a shared secret",
            "AuthCoreOptions.ManagedKeys.Algorithm",
            ["HS256", "ES256"],
            options => options.ManagedKeys.Algorithm = SigningAlgorithm.HS256
        ),
        Managed(
            "Managed keys for RS256 without saying that it is wanted",
            "AuthCoreOptions.ManagedKeys.Algorithm",
            ["PS256 or ES256", "AllowRs256ForInterop"],
            options => options.ManagedKeys.Algorithm = SigningAlgorithm.RS256
        ),
        Managed(
            "Managed keys that change every hour",
            "AuthCoreOptions.ManagedKeys.SigningLifetime",
            ["01:00:00", "2.00:00:00", "90 days"],
            options => options.ManagedKeys.SigningLifetime = TimeSpan.FromHours(1)
        ),
        new(
            "Asking for the manager of keys that are not managed",
            "AuthCoreOptions.ManagedKeys.Enabled",
            ["Set Enabled to true"],
            services =>
            {
                ConfigurationMistake.Add(services);
                using var provider = services.BuildServiceProvider();
                provider.GetRequiredService<SigningKeyManager>();
            }
        ),
        new(
            "A store that outlives the process, without a master key",
            Setting,
            ["MasterKey.FromEnvironment()", "AUTH_MASTER_KEY", "openssl rand -base64 32"],
            services =>
            {
                services.AddSingleton<IStateStore>(new TappedStateStore(new InMemoryStateStore(), new StoreTap()));
                ConfigurationMistake.Add(services);
            }
        ),
        ConfigurationMistake.In(
            "A master key whose variable is not set",
            "AUTH_CORE_NOT_SET",
            ["openssl rand -base64 32"],
            options => options.MasterKeys.Add(MasterKey.FromEnvironment("AUTH_CORE_NOT_SET"))
        ),
        Master("A master key of 16 bytes", Short, ["16 bytes", "32", "openssl rand -base64 32"]),
        Master("A sentence as a master key", Typed, ["base64", "openssl rand -base64 32"]),
        Master("A master key typed in words, which is base64 all the same", Words, ["words", "openssl"]),
        Master("A master key of one byte, 32 times", Convert.ToBase64String(new byte[32]), ["repeats", "openssl"]),
        ConfigurationMistake.In(
            "One master key twice",
            Setting,
            ["listed twice", "Remove one"],
            options =>
            {
                var key = MasterKey.CreateRandom();
                options.MasterKeys.Add(key);
                options.MasterKeys.Add(key);
            }
        ),
        ConfigurationMistake.In(
            "Master keys that are never taken out",
            Setting,
            ["17", "16", "Remove the oldest"],
            options =>
            {
                for (var i = 0; i < 17; i++)
                {
                    options.MasterKeys.Add(MasterKey.CreateRandom());
                }
            }
        ),
    ];

    private static ConfigurationMistake Managed(
        string what,
        string setting,
        string[] fix,
        Action<AuthCoreOptions> configure
    ) =>
        ConfigurationMistake.In(
            what,
            setting,
            fix,
            options =>
            {
                options.Tokens.SigningKeys.Clear();
                options.ManagedKeys.Enabled = true;
                configure(options);
            }
        );

    private static ConfigurationMistake Master(string what, string text, string[] fix) =>
        ConfigurationMistake.In(
            what,
            Setting,
            fix,
            options => options.MasterKeys.Add(MasterKey.FromBase64(text)),
            text
        );
}
