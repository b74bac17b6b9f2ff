using System.Reflection;
using Auth.Core.Secrets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Auth.Core.Sqlite;

/// <summary>Takes the master key from a file of this machine where the host has configured none.</summary>
internal sealed class SqliteKeyFile(SqliteStoreOptions store, IHostEnvironment? environment)
    : IPostConfigureOptions<AuthCoreOptions>
{
    private const string File = "master-key";

    public void PostConfigure(string? name, AuthCoreOptions options)
    {
        if (options.MasterKeys.Count == 0)
        {
            options.MasterKeys.Add(MasterKey.FromFile(store.KeyFile ?? DefaultPath(), WebRoot()));
        }
    }

    private string? WebRoot() =>
        store.WebRoot ?? (environment is null ? null : Path.Combine(environment.ContentRootPath, "wwwroot"));

    // systemd gives a service its own directory by this variable (systemd.exec, StateDirectory=), several after colons.
    private string DefaultPath()
    {
        if (Environment.GetEnvironmentVariable("STATE_DIRECTORY") is { Length: > 0 } directories)
        {
            return Path.Combine(directories.Split(':')[0], File);
        }

        var data = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify
        );
        return data.Length == 0
            ? throw new InvalidOperationException(
                "AuthCoreOptions.MasterKeys is empty, and this process's user has no data directory to keep a key in. Set "
                    + "SqliteStoreOptions.KeyFile to a file that outlives the process, or add MasterKey.FromEnvironment(), "
                    + "which reads AUTH_MASTER_KEY."
            )
            : Path.Combine(data, "auth-core", Program(), File);
    }

    private string Program()
    {
        var name = environment?.ApplicationName ?? Assembly.GetEntryAssembly()?.GetName().Name;
        return string.IsNullOrWhiteSpace(name)
            ? "program"
            : string.Concat(name.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));
    }
}
