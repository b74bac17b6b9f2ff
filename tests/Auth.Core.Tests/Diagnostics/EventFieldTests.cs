using System.Net;
using Auth.Core.Tests.Support;
using Auth.Core.Throttling;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>When, where, who and what stand in the event of each use case that knows a client.</summary>
[Trait("asvs", "16.2.1")]
public sealed class EventFieldTests
{
    public static TheoryData<string> Calls => new("login", "login of nobody", "register", "change_password");

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task An_event_says_where_the_call_came_from(string call)
    {
        await using var house = await SessionHouse.CreateAsync();
        house.Tap.Events.Clear();
        var context = new ClientContext { Source = IPAddress.Parse("::ffff:203.0.113.7") };

        await (
            call switch
            {
                "login" => (Task)house.Authentication.LoginAsync(SessionHouse.Name, "wrong", context),
                "login of nobody" => house.Authentication.LoginAsync("nobody", "wrong", context),
                "register" => house.Authentication.RegisterAsync("eve", SessionHouse.Password, context),
                _ => house.Authentication.ChangePasswordAsync(house.Ada, "wrong", SessionHouse.OtherPassword, context),
            }
        );

        var made = house.Tap.Events.All.Should().ContainSingle().Which;
        made.Source.Should().Be("203.0.113.7");
        made.Time.Should().Be(house.Clock.GetUtcNow());
        (made.UserId ?? made.Subject).Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_throttled_login_names_the_user()
    {
        await using var house = await SessionHouse.CreateAsync();
        await Throttling.LoginThrottlingTests.FailAsync(house, SessionHouse.Name, 5);
        house.Tap.Events.Clear();

        await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);

        house.Tap.Events.All.Should().ContainSingle().Which.UserId.Should().Be(house.Ada.Value);
    }
}
