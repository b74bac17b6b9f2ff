using System.Diagnostics;
using Auth.Core.Login;
using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.Storage.Tests.Support;
using Auth.Core.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Auth.Core.Storage.Tests.Copy;

/// <summary>The page "From SQLite to PostgreSQL": its program as a process, and everybody as before behind it.</summary>
[Collection(PostgreSqlTests.Name)]
public sealed class CopyToolTests(ITestOutputHelper output) : IDisposable
{
    private const int Users = 25;

    private readonly SqliteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PostgreSqlFact]
    public async Task Passwords_sessions_and_managed_keys_work_behind_the_copy()
    {
        var keyFile = _folder.In("keys", "master-key");
        await using var before = StoreHouse.Open(
            builder => builder.UseSqlite(_folder.Database, options => options.KeyFile = keyFile),
            options =>
            {
                options.MasterKeys.Clear();
                Manage(options);
            }
        );
        await before.Authentication.InitializeAsync();
        var guests = await Task.WhenAll(
            Enumerable.Range(0, Users).Select(i => Guest.WelcomeAsync(before, $"guest-{i}"))
        );
        var target = PostgreSqlServer.Instance.NewSchema();

        var (code, said) = await CopyAsync(_folder.Database, target);

        // As the page says: AUTH_MASTER_KEY="$(cat master-key)".
        var master = (await File.ReadAllTextAsync(keyFile)).TrimEnd();
        await using var after = StoreHouse.Open(
            builder => builder.UsePostgreSql(target),
            options =>
            {
                options.MasterKeys.Clear();
                options.MasterKeys.Add(MasterKey.FromBase64(master));
                Manage(options);
            }
        );
        await after.Authentication.InitializeAsync();
        code.Should().Be(0, said);
        said.Should().Contain($"auth_core_users: {Users} of {Users}").And.Contain($"Copied {Users} users");
        foreach (var guest in guests)
        {
            (await after.Authentication.VerifyAsync(guest.AccessToken)).Should().BeOfType<TokenVerification.Valid>();
            (await after.Authentication.RefreshAsync(guest.RefreshToken)).Should().BeOfType<RefreshOutcome.Refreshed>();
            (await after.Authentication.LoginAsync(guest.Name, StoreHouse.Password))
                .Should()
                .BeOfType<LoginOutcome.Succeeded>();
        }
    }

    [PostgreSqlFact]
    public async Task A_target_with_rows_is_refused_unless_a_run_is_resumed()
    {
        await using var before = _folder.Open();
        await Guest.WelcomeAsync(before, "ada");
        var target = PostgreSqlServer.Instance.NewSchema();
        await CopyAsync(_folder.Database, target);
        await Guest.WelcomeAsync(before, "grace");

        var (refused, why) = await CopyAsync(_folder.Database, target);
        var (resumed, said) = await CopyAsync(_folder.Database, target, "--resume");

        (refused, resumed).Should().Be((1, 0), said);
        why.Should().Contain("has rows already");
        said.Should().Contain("Copied 2 users and 2 records");
    }

    private static void Manage(AuthCoreOptions options)
    {
        options.Tokens.SigningKeys.Clear();
        options.ManagedKeys.Enabled = true;
    }

    // The program beside the tests, as the command of the page starts it.
    private async Task<(int Code, string Said)> CopyAsync(params string[] arguments)
    {
        const string Name = "Auth.Core.Sample.CopyStore";
        var ours = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(ours.Parent!.Parent!.FullName, Name, ours.Name, $"{Name}.dll");
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        output.WriteLine(string.Concat(said));
        return (process.ExitCode, string.Concat(said));
    }
}
