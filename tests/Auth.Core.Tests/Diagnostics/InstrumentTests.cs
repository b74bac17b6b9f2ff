using System.Diagnostics.Metrics;
using Auth.Core.Diagnostics;
using Auth.Core.Passwords.Imported;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Tests.House;
using Auth.Core.Tests.Passwords.Peppers;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Diagnostics;

public sealed class InstrumentTests
{
    // What a whole walk must have said, for a name that no other test has: the outcome is enough to tell.
    [Theory]
    [InlineData("metric auth_core.login.duration outcome=succeeded")]
    [InlineData("metric auth_core.login.duration outcome=wrong_password")]
    [InlineData("metric auth_core.login.duration outcome=failed error.type=IOException")]
    [InlineData("metric auth_core.register.duration outcome=name_taken")]
    [InlineData("metric auth_core.refresh.attempts outcome=rotated")]
    [InlineData("metric auth_core.refresh.attempts outcome=malformed")]
    [InlineData("metric auth_core.refresh.attempts outcome=unavailable")]
    [InlineData("metric auth_core.tokens.issued algorithm=HS256 outcome=issued")]
    [InlineData("metric auth_core.tokens.verified algorithm=HS256 outcome=valid")]
    [InlineData("metric auth_core.tokens.verified algorithm=HS256 outcome=signature")]
    [InlineData("metric auth_core.tokens.verified algorithm=HS256 outcome=session_ended")]
    [InlineData("metric auth_core.tokens.verified algorithm=none outcome=malformed")]
    [InlineData("metric auth_core.register.duration outcome=registered")]
    [InlineData("metric auth_core.register.duration outcome=failed error.type=IOException")]
    [InlineData("metric auth_core.login.duration outcome=throttled_source")]
    [InlineData("metric auth_core.password.work.duration operation=hash scheme=custom")]
    [InlineData("metric auth_core.password.work.duration operation=verify scheme=custom")]
    [InlineData("metric auth_core.password.queue_time outcome=run")]
    [InlineData("metric auth_core.password.queue_time outcome=busy")]
    [InlineData("metric auth_core.throttled scope=source")]
    [InlineData("metric auth_core.throttled scope=account")]
    [InlineData("metric auth_core.throttled scope=device")]
    [InlineData("metric auth_core.busy scope=hashing")]
    [InlineData("metric auth_core.busy scope=parked")]
    [InlineData("metric auth_core.busy scope=store")]
    [InlineData("metric auth_core.busy scope=session")]
    [InlineData("metric auth_core.state.duration operation=find store=TappedStateStore")]
    [InlineData("metric auth_core.state.duration operation=find store=TappedStateStore error.type=IOException")]
    public async Task A_walk_through_the_verbs_is_measured(string expected)
    {
        var lines = await Walk.Value;

        lines.Should().Contain(expected);
    }

    [Fact]
    public async Task Every_tag_that_is_used_stands_in_docs_and_the_other_way_round()
    {
        var rows = EventsTables
            .InDocs(Repository.Read(EventsTables.Page), "Instrument", cells: 4)
            .Select(row => row.Split(" | "))
            .ToDictionary(row => row[0], row => row[3].Split(", "), StringComparer.Ordinal);

        var used = (await Walk.Value)
            .Where(line => line.StartsWith("metric ", StringComparison.Ordinal))
            .Select(line => line.Split(' '))
            .GroupBy(line => line[1], StringComparer.Ordinal);

        foreach (var one in used)
        {
            one.SelectMany(line => line.Skip(2)).Select(tag => tag.Split('=')[0]).Should().BeSubsetOf(rows[one.Key]);
        }
    }

    [Theory]
    [InlineData("plain", "bcrypt", "bcrypt")]
    [InlineData("peppered", "peppered", "peppered")]
    [InlineData("imported", "bcrypt", "imported")]
    public async Task Work_is_told_by_what_the_settings_make_of_it(string settings, string hash, string verify)
    {
        using var ear = new Ear();
        await using var host = AuthCoreTestHost.Create(options =>
        {
            if (settings is "peppered")
            {
                options.Peppers.Add(SamplePeppers.Of("only"));
            }
            else if (settings is "imported")
            {
                options.ImportedHashes.Schemes.Add(ImportedScheme.DjangoPbkdf2Sha256(1));
            }
        });

        await host.Authentication.RegisterAsync("ada", SessionHouse.Password);
        await host.Authentication.LoginAsync("ada", SessionHouse.Password);
        await host.Authentication.LoginAsync("nobody", SessionHouse.Password);

        var work = ear.Instruments.Where(line => line.Contains("work.duration", StringComparison.Ordinal));
        work.Should()
            .Contain($"metric auth_core.password.work.duration operation=hash scheme={hash}")
            .And.Contain($"metric auth_core.password.work.duration operation=verify scheme={verify}");
    }

    [Fact]
    public async Task Each_call_is_an_activity_with_its_outcome()
    {
        var lines = await Walk.Value;

        lines.Should().Contain(line => line.StartsWith("activity auth_core.login ", StringComparison.Ordinal));
        lines.Should().Contain(line => line.StartsWith("activity auth_core.verify ", StringComparison.Ordinal));
        lines.Should().Contain("tag outcome=reuse_or_lost_answer").And.Contain("tag error.type=IOException");
    }

    [Fact]
    [Trait("asvs", "16.2.4")]
    public async Task An_event_carries_the_trace_that_it_happened_in()
    {
        using var ear = new Ear();
        await using var house = await SessionHouse.CreateAsync();
        house.Tap.Events.Clear();
        using var request = new System.Diagnostics.Activity("request").Start();

        await house.LoginAsync();

        house.Tap.Events.All.Should().ContainSingle().Which.TraceId.Should().Be(request.TraceId.ToHexString());
    }

    [Fact]
    public void A_meter_of_the_hosts_factory_is_used_where_there_is_one()
    {
        using var factory = new OneMeter();

        using var ours = new AuthCoreMeter(factory);

        ours.LoginDuration.Meter.Should().BeSameAs(factory.Meter);
    }

    private static readonly Lazy<Task<IReadOnlyList<string>>> Walk = new(static async () =>
    {
        using var ear = new Ear();
        await using var house = await SessionHouse.CreateAsync();
        var authentication = house.Authentication;
        await authentication.RegisterAsync(SessionHouse.Name, SessionHouse.Password);
        await authentication.LoginAsync(SessionHouse.Name, SessionHouse.OtherPassword);
        var login = await house.LoginAsync();
        await house.AcceptsAsync(login.AccessToken);
        await authentication.VerifyAsync("junk");
        await authentication.VerifyAsync(login.AccessToken.Reveal()[..^5] + "AAAAA");
        await house.RefreshAsync(login.RefreshToken);
        await authentication.RefreshAsync("junk");
        house.Clock.Advance(TimeSpan.FromSeconds(11));
        await house.RejectionAsync(login.RefreshToken);
        await authentication.VerifyAsync(login.AccessToken.Reveal());
        login = await house.LoginAsync();
        house.Tap.Before = static _ => throw new IOException("out");
        await authentication
            .Awaiting(one => one.RefreshAsync(login.RefreshToken.Reveal()))
            .Should()
            .ThrowAsync<IOException>();
        await authentication
            .Awaiting(one => one.LoginAsync(SessionHouse.Name, SessionHouse.Password))
            .Should()
            .ThrowAsync<IOException>();
        await authentication
            .Awaiting(one => one.RegisterAsync("eve", SessionHouse.Password))
            .Should()
            .ThrowAsync<IOException>();
        await TurnAwayAsync();
        return ear.Measured.ToList();
    });

    // Every way of being turned away, as the cases of the events make it happen.
    private static async Task TurnAwayAsync()
    {
        foreach (
            var one in AttemptOutcomes
                .All.Concat(SessionOutcomes.All)
                .Where(one => one.Kind.BusyScope is not null || one.Kind.ThrottledScope is not null)
        )
        {
            var state = new InMemoryStateStore(
                new InMemoryStateOptions { MaxSessions = one.MaxSessions, MaxAttempts = one.MaxAttempts }
            );
            await using var house = await SessionHouse.CreateAsync(
                one.Configure,
                new SessionHouse.Shared { State = state }
            );
            await (await one.Arrange(house))();
        }
    }

    private sealed class OneMeter : IMeterFactory
    {
        public Meter Meter { get; } = new(AuthCoreInstruments.MeterName);

        public Meter Create(MeterOptions options) => Meter;

        public void Dispose() => Meter.Dispose();
    }
}
