using Auth.Core.Diagnostics;
using Auth.Core.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Docs;

/// <summary>The code on docs/events.md, run.</summary>
public sealed class EventsPageTests
{
    [Fact]
    public async Task A_sink_of_the_host_is_told_of_events()
    {
        var alarm = new Alarm();
        await using (
            var host = AuthCoreTestHost.Create(
                options => options.Sessions.ReuseGrace = TimeSpan.Zero,
                services =>
                {
                    services.AddSingleton(alarm);
                    services.AddSingleton<ISecurityEventSink, AlarmOnReuse>();
                }
            )
        )
        {
            await host.Authentication.RegisterAsync("ada", "correct horse battery");
            var login = await host.Authentication.LoginAsync("ada", "correct horse battery");
            var token = ((Auth.Core.Login.LoginOutcome.Succeeded)login).RefreshToken.Reveal();
            await host.Authentication.RefreshAsync(token);
            await host.Authentication.RefreshAsync(token);
        }

        alarm.Raised.Should().ContainSingle().Which.Should().Contain("was used twice");
    }
}

internal sealed class AlarmOnReuse(Alarm alarm) : ISecurityEventSink
{
    public void Record(SecurityEvent securityEvent)
    {
        if (securityEvent.Kind.Name is "authn_token_reuse")
        {
            alarm.Raise($"A refresh token of user {securityEvent.UserId} was used twice.");
        }
    }
}

internal sealed class Alarm
{
    public List<string> Raised { get; } = [];

    public void Raise(string text) => Raised.Add(text);
}
