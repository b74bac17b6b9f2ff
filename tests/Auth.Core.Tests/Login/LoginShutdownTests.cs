using Auth.Core.Testing;

namespace Auth.Core.Tests.Login;

public class LoginShutdownTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task Logins_in_line_end_when_the_container_does()
    {
        var host = AuthCoreTestHost.Create(options => options.Bcrypt.WorkFactor = 4);
        await host.Authentication.RegisterAsync("ada", Password);
        var logins = Enumerable.Range(0, 50).Select(_ => host.Authentication.LoginAsync("ada", Password)).ToArray();

        await host.DisposeAsync();

        var all = Task.WhenAll(logins).ContinueWith(_ => true, TaskScheduler.Default);
        (await all).Should().BeTrue("none of them waits for ever");
    }
}
