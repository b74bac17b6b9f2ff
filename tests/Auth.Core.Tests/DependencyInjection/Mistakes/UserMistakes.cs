using Auth.Core.Passwords;
using Auth.Core.Passwords.Imported;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.DependencyInjection.Mistakes;

/// <summary>Hashes, passwords, names, and where users are kept.</summary>
internal static class UserMistakes
{
    private const string Pepper = "pepper of the old house";

    public static IReadOnlyList<ConfigurationMistake> All { get; } =
    [
        ConfigurationMistake.In(
            "A work factor of 8, to make tests faster",
            "AuthCoreOptions.Bcrypt.WorkFactor",
            ["8", "10", "16", "12"],
            options => options.Bcrypt.WorkFactor = 8
        ),
        ConfigurationMistake.In(
            "A work factor of 20",
            "AuthCoreOptions.Bcrypt.WorkFactor",
            ["20", "16", "12"],
            options => options.Bcrypt.WorkFactor = 20
        ),
        ConfigurationMistake.In(
            "Passwords of 6 characters",
            "AuthCoreOptions.Passwords.MinLength",
            ["6", "8", "15"],
            options => options.Passwords.MinLength = 6
        ),
        ConfigurationMistake.In(
            "Passwords of 100 characters at the least",
            "AuthCoreOptions.Passwords.MinLength",
            ["100", "64", "15"],
            options => options.Passwords.MinLength = 100
        ),
        ConfigurationMistake.In(
            "Names of any length",
            "AuthCoreOptions.UserNames.MaxLength",
            ["1 to 254", "64"],
            options => options.UserNames.MaxLength = int.MaxValue
        ),
        new(
            "No store for users",
            "IUserStore",
            ["AddInMemoryStores()", "services.AddSingleton<IUserStore, MyUserStore>()"],
            services =>
                services.AddAuthCore(options =>
                {
                    options.Tokens.Issuer = "https://id.example.org";
                    options.Tokens.Audience = "https://api.example.org";
                    options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
                })
        ),
        Import(
            "An imported format without its parameter",
            [() => ImportedScheme.DjangoPbkdf2Sha256(0)],
            ["1 to 2000000"]
        ),
        Import(
            "An imported format with a parameter beyond the cap",
            [() => ImportedScheme.PasslibPbkdf2Sha512(10_000_000)],
            ["10000000", "2000000", "reset"]
        ),
        Import(
            "An imported format declared twice",
            [() => ImportedScheme.DeviseBcrypt(Pepper), () => ImportedScheme.DeviseBcrypt(Pepper)],
            ["twice", "Keep"]
        ),
        new(
            "Imported formats beside a hasher that does not read them",
            "AuthCoreOptions.ImportedHashes",
            ["Remove the registration", "new BcryptPasswordHasher(options, imported)"],
            services =>
            {
                services.AddSingleton<IPasswordHasher>(new CountingHasher());
                ConfigurationMistake.Add(
                    services,
                    options => options.ImportedHashes.Schemes.Add(ImportedScheme.IdentityV3())
                );
            }
        ),
    ];

    private static ConfigurationMistake Import(string what, Func<ImportedScheme>[] schemes, string[] fix) =>
        ConfigurationMistake.In(
            what,
            "AuthCoreOptions.ImportedHashes.Schemes",
            fix,
            options =>
            {
                foreach (var scheme in schemes)
                {
                    options.ImportedHashes.Schemes.Add(scheme());
                }
            },
            Pepper
        );
}
