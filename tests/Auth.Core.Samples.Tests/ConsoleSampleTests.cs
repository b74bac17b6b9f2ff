using Auth.Core.Samples.Tests.Support;

namespace Auth.Core.Samples.Tests;

public class ConsoleSampleTests
{
    [Fact]
    public async Task It_tells_the_whole_story()
    {
        var (exitCode, output) = await SampleProcess.RunAsync(
            "Auth.Core.Sample.Console",
            new Dictionary<string, string?>()
        );

        output
            .Split('\n')
            .Should()
            .Equal(
                "Hello, ada!",
                "register Ada again: UserNameTaken",
                "log in, wrong password: Refused",
                "log in, unknown name: Refused",
                "register with a short password: TooShort",
                "read protected content: welcome, ada",
                "open the admin panel: refused, role admin required",
                "make Ada an admin: user, admin",
                "open the admin panel: welcome, ada",
                "after a refresh: welcome, ada",
                "after logging out: refused, invalid or expired token",
                "refresh after logging out: Invalid",
                "hash begins with $2b$12$",
                "right password: Succeeded",
                "wrong password: Failed",
                "a token without a login: welcome, ada",
                "a token somebody changed: refused, invalid or expired token"
            );
        exitCode.Should().Be(0);
    }

    [Fact]
    public async Task The_readmes_program_greets()
    {
        var (exitCode, output) = await SampleProcess.RunAsync(
            "Auth.Core.Sample.QuickStart",
            new Dictionary<string, string?>()
        );

        output.Should().Be("Hello, ada!");
        exitCode.Should().Be(0);
    }

    [Fact]
    public async Task Where_the_platform_cannot_normalize_text_the_start_is_refused_with_both_ways_out()
    {
        var (exitCode, output) = await SampleProcess.RunAsync(
            "Auth.Core.Sample.Console",
            new Dictionary<string, string?> { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" }
        );

        exitCode.Should().NotBe(0);
        output.Should().Contain("AuthCoreOptions.Text.AsciiOnly").And.Contain("libicu").And.NotContain("Hello");
    }

    [Fact]
    public void It_refers_to_nothing_of_the_web()
    {
        var references = System
            .Reflection.Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Auth.Core.Sample.Console.dll"))
            .GetReferencedAssemblies();

        references.Should().NotContain(reference => reference.Name!.StartsWith("Microsoft.AspNetCore"));
    }
}
