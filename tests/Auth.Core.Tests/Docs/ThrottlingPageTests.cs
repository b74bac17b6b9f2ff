using System.Net;
using Auth.Core.Login;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Tests.House;
using Auth.Core.Throttling;

namespace Auth.Core.Tests.Docs;

/// <summary>The page on throttling: its code runs, and its numbers are those of the code.</summary>
[Trait("asvs", "6.1.1")]
public class ThrottlingPageTests
{
    [Fact]
    public async Task A_login_tells_where_it_comes_from()
    {
        await using var host = AuthCoreTestHost.Create();
        var authentication = host.Authentication;
        var clientAddress = IPAddress.Parse("203.0.113.7");
        string? deviceToken = null;
        await authentication.RegisterAsync("ada", "correct horse battery");

        var outcome = await authentication.LoginAsync(
            "ada",
            "correct horse battery",
            new ClientContext { Source = clientAddress, DeviceToken = deviceToken }
        );

        outcome.Should().BeOfType<LoginOutcome.Succeeded>();
    }

    [Fact]
    public void Each_number_of_the_page_is_that_of_the_code()
    {
        var options = new AttemptOptions();
        string[] rows =
        [
            $"(`Attempts.FailuresBeforeWait`) | {options.FailuresBeforeWait} |",
            $"(`Attempts.FirstWait`) | {options.FirstWait.TotalSeconds} seconds |",
            $"(`Attempts.LongestWait`) | {options.LongestWait.TotalHours} hour |",
            $"| failures that close a lane | {AttemptRules.MostFailures} |",
            $"| a reservation lasts | {AttemptRules.LeaseTime.TotalSeconds} seconds |",
            $"| {AttemptRules.ShortDecay.TotalHours} hours below the limit, {AttemptRules.LongDecay.TotalHours} hours from it |",
            $"| {LaneRulings.MostParkedAtLane} for an account, {LaneRulings.MostParked:N0} in all, {LaneRulings.LongestParking.TotalSeconds} seconds |",
            $"(`Attempts.FailuresPerSource`) | {options.FailuresPerSource} |",
            $"(`Attempts.DeviceTokenLifetime`) | {options.DeviceTokenLifetime.TotalDays} days |",
            $"(`InMemoryState.MaxAttempts`) | {new InMemoryStateOptions().MaxAttempts:N0} |",
            $"| sources in memory | {SourceLimiter.MostSources:N0} |",
            $"first {SourceWarning.Sample:N0} calls",
        ];

        var page = Repository.Read("docs/throttling.md");

        rows.Should().OnlyContain(row => page.Contains(row));
    }
}
