using Auth.Core.Samples.Tests.Support;

namespace Auth.Core.Samples.Tests;

/// <summary>The web sample as a process: when it starts, and when it refuses to.</summary>
public sealed class WebStartTests : IDisposable
{
    private const string Sample = "Auth.Core.Sample.Web";
    private const string Listening = "Now listening on";

    private readonly string _folder = Directory.CreateTempSubdirectory("auth-core-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task In_development_it_listens_on_loopback_and_keeps_its_key_in_a_file_of_the_owners()
    {
        var (exitCode, output) = await StartAsync("Development", ("ASPNETCORE_URLS", "http://127.0.0.1:0"));

        output.Should().Contain(Listening);
        exitCode.Should().BeNull("it runs until it is killed");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(KeyFile).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://*:0")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:0;http://0.0.0.0:0")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "0")]
    [InlineData("Kestrel__Endpoints__Open__Url", "http://[::]:0")]
    public async Task In_development_every_other_address_is_refused(string setting, string value)
    {
        var (exitCode, output) = await StartAsync("Development", (setting, value));

        exitCode.Should().NotBe(0).And.NotBeNull();
        output.Should().Contain("loopback").And.Contain("DemoProfile").And.NotContain(Listening);
    }

    [Fact]
    public async Task With_a_server_and_without_a_key_it_does_not_start_and_says_how_to_make_one()
    {
        var (exitCode, output) = await StartAsync(
            "Production",
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("ConnectionStrings__AuthCore", "Host=127.0.0.1;Port=1;Username=nobody")
        );

        exitCode.Should().NotBe(0).And.NotBeNull();
        output.Should().Contain("AUTH_MASTER_KEY").And.Contain("openssl rand -base64 32");
    }

    [Fact]
    public async Task In_production_the_demo_profile_is_refused()
    {
        var (exitCode, output) = await StartAsync("Production", ("DemoProfile__AdminName", "admin"));

        exitCode.Should().NotBe(0).And.NotBeNull();
        output.Should().Contain("DemoProfile").And.Contain("Admin:Name");
    }

    [Fact]
    public async Task In_production_with_a_key_it_starts_anywhere()
    {
        var (exitCode, output) = await StartAsync(
            "Production",
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("AUTH_SIGNING_KEY", NewKey()),
            ("Admin__Name", "root"),
            ("Admin__Password", "a password of the operator")
        );

        output.Should().Contain(Listening);
        exitCode.Should().BeNull("it runs until it is killed");
    }

    [Fact]
    public async Task The_older_servers_variable_serves_by_option()
    {
        var (_, output) = await StartAsync(
            "Production",
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("AuthCore__SigningKeyVariable", "SECRET_KEY"),
            ("SECRET_KEY", NewKey())
        );

        output.Should().Contain(Listening);
    }

    [Fact]
    public async Task A_weak_password_of_the_first_admin_stops_the_start()
    {
        var (exitCode, output) = await StartAsync(
            "Production",
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("AUTH_SIGNING_KEY", NewKey()),
            ("Admin__Name", "root"),
            ("Admin__Password", "hunter2")
        );

        exitCode.Should().NotBe(0).And.NotBeNull();
        output.Should().Contain("Admin:Password").And.NotContain("hunter2");
    }

    [Fact]
    public async Task A_key_file_that_others_can_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(
            Path.GetDirectoryName(KeyFile)!,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
        await File.WriteAllTextAsync(KeyFile, NewKey());
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        var (exitCode, output) = await StartAsync("Development", ("ASPNETCORE_URLS", "http://127.0.0.1:0"));

        exitCode.Should().NotBe(0).And.NotBeNull();
        output.Should().Contain("open to others");
    }

    private string KeyFile => Path.Combine(_folder, "keys", "master-key");

    private static string NewKey() =>
        Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    private async Task<(int? ExitCode, string Output)> StartAsync(
        string environment,
        params (string Name, string Value)[] settings
    )
    {
        var variables = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            ["ASPNETCORE_URLS"] = null,
            ["AUTH_SIGNING_KEY"] = null,
            ["AUTH_MASTER_KEY"] = null,
            ["AuthCore__Database"] = Path.Combine(_folder, "auth.db"),
            ["AuthCore__KeyFile"] = KeyFile,
        };
        foreach (var (name, value) in settings)
        {
            variables[name] = value;
        }

        return await SampleProcess.RunAsync(Sample, variables, Listening);
    }
}
