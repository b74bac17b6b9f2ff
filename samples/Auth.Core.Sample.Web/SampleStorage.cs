using Auth.Core.DependencyInjection;
using Auth.Core.Secrets;
using Auth.Core.Tokens;

namespace Auth.Core.Sample.Web;

/// <summary>
/// Where the sample keeps what has to outlive it. Without any setting: users and sessions in a SQLite file, the signing keys
/// sealed in there too, the key that opens them in a file of its own. <c>ConnectionStrings:AuthCore</c> names a PostgreSQL
/// server instead, which several machines may share, and then <c>AUTH_MASTER_KEY</c> has to be set alike on all of them.
/// </summary>
internal static class SampleStorage
{
    private const string Folder = "auth-core-sample";

    /// <summary>The keys: a signing key from the environment if there is one, else the managed ones of the store.</summary>
    public static void AddKeys(this AuthCoreOptions options, IConfiguration configuration)
    {
        if (Environment.GetEnvironmentVariable(MasterKey.DefaultVariable) is { Length: > 0 })
        {
            options.MasterKeys.Add(MasterKey.FromEnvironment());
        }

        var variable = configuration["AuthCore:SigningKeyVariable"] ?? "AUTH_SIGNING_KEY";
        if (Environment.GetEnvironmentVariable(variable) is not null)
        {
            options.Tokens.SigningKeys.Add(SigningKey.FromEnvironment(variable));
        }
        else
        {
            options.ManagedKeys.Enabled = true;
        }
    }

    /// <summary>The store.</summary>
    public static AuthCoreBuilder AddStorage(this AuthCoreBuilder builder, IConfiguration configuration)
    {
        if (configuration.GetConnectionString("AuthCore") is { Length: > 0 } server)
        {
            return builder.UsePostgreSql(server);
        }

        return builder.UseSqlite(
            configuration["AuthCore:Database"] ?? InDataFolder("auth.db"),
            options =>
            {
                options.KeyFile = configuration["AuthCore:KeyFile"];
                options.WebRoot = configuration[WebHostDefaults.WebRootKey];
            }
        );
    }

    private static string InDataFolder(string file) =>
        Path.Combine(
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            ),
            Folder,
            file
        );
}
