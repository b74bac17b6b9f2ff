using System.Net;
using Auth.Core.Diagnostics;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>G3: what somebody types cannot break, colour or forge a line of the log.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Names =>
        new(
            "zyx\r\nauthn_login_success login succeeded",
            "\u001b[31mzyx",
            "\u202Ezyx",
            new string('z', 10_000),
            "zyx\u2028"
        );

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("asvs", "16.4.1")]
    public async Task A_hostile_name_is_one_plain_line_without_it(string name)
    {
        using var ear = new Ear();
        await using var host = AuthCoreTestHost.Create(services: services =>
            services.AddSingleton<ILoggerFactory>(ear)
        );

        await host.Authentication.LoginAsync(name, "correct horse battery");
        await host.Authentication.RegisterAsync(name, "correct horse battery");
        await host.Authentication.RefreshAsync(name);
        await host.Authentication.VerifyAsync(name);
        await host.Authentication.LogoutAsync(name);
        await host.Authentication.EndSessionAsync(default, new(name));

        ear.Logged.Should().HaveCountGreaterThan(6);
        ear.Logged.Should().OnlyContain(line => line.Length < 400 && line.All(c => c >= ' ' && c <= '~'));
        ear.Logged.Should()
            .NotContain(line =>
                line.Contains("zyx", StringComparison.Ordinal) || line.Contains("zzz", StringComparison.Ordinal)
            );
    }

    [Fact]
    public void What_is_not_plain_in_an_id_is_replaced_and_cut()
    {
        var events = new EventList();
        using var house = new Reporting(events);

        house.Report(new Observation().OfUser("a\r\nb \u202E" + new string('x', 500)));

        var made = events.All.Should().ContainSingle().Which;
        made.UserId.Should().StartWith("a??b??xxx").And.HaveLength(128);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("fe80::1%3", "fe80::1")]
    [InlineData("2001:db8::7", "2001:db8::7")]
    public void An_address_is_written_one_way(string address, string expected)
    {
        var events = new EventList();
        using var house = new Reporting(events);

        house.Report(new Observation().From(IPAddress.Parse(address)));

        events.All.Should().ContainSingle().Which.Source.Should().Be(expected);
    }
}
