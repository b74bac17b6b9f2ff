using Auth.Core.Sessions;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Tests.Sessions;

/// <summary>The cache between verification and the stores, seen through the facade with a store that waits.</summary>
public class SessionCacheTests
{
    [Fact]
    public async Task A_warm_verification_makes_no_store_call_and_a_cold_one_two()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var before = house.Tap.Calls;

        await house.AcceptsAsync(login.AccessToken);
        var cold = house.Tap.Calls - before;
        for (var i = 0; i < 100; i++)
        {
            await house.AcceptsAsync(login.AccessToken);
        }

        cold.Should().Be(2);
        house.Tap.Calls.Should().Be(before + 2);
    }

    [Fact]
    public async Task A_hundred_verifications_at_once_share_one_load()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var gate = new Gate();
        house.Tap.Before = gate.Holds("state.Find");
        var before = house.Tap.Calls;

        var verifications = Enumerable.Range(0, 100).Select(_ => house.AcceptsAsync(login.AccessToken)).ToArray();
        await gate.Arrived;
        gate.Open();

        (await Task.WhenAll(verifications)).Should().AllBeEquivalentTo(true);
        house.Tap.Calls.Should().Be(before + 2);
    }

    [Theory]
    [InlineData("state.Find")]
    [InlineData("users.FindById")]
    public async Task A_load_that_began_before_an_end_is_neither_stored_nor_joined(string call)
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var gate = new Gate();
        house.Tap.After = gate.Holds(call);
        var early = house.AcceptsAsync(login.AccessToken);
        await gate.Arrived;

        await house.Authentication.LogoutEverywhereAsync(house.Ada);
        var late = house.AcceptsAsync(login.AccessToken);
        await FairYield.UntilAsync(() => late.IsCompleted);
        gate.Open();
        await early;

        (await late).Should().BeFalse();
        (await house.AcceptsAsync(login.AccessToken)).Should().BeFalse();
    }

    [Fact]
    public async Task A_load_that_has_taken_longer_than_the_bound_is_not_joined()
    {
        await using var house = await SessionHouse.CreateAsync();
        await using var elsewhere = house.Neighbour();
        var login = await house.LoginAsync();
        var gate = new Gate();
        house.Tap.After = gate.Holds("users.FindById");
        var slow = house.AcceptsAsync(login.AccessToken);
        await gate.Arrived;

        await elsewhere.Authentication.LogoutAsync(login.RefreshToken.Reveal());
        house.Clock.Advance(TimeSpan.FromSeconds(5));
        var late = house.AcceptsAsync(login.AccessToken);
        await FairYield.UntilAsync(() => late.IsCompleted);
        gate.Open();
        await slow;

        (await late).Should().BeFalse();
        (await house.AcceptsAsync(login.AccessToken)).Should().BeFalse();
    }

    [Fact]
    public async Task A_token_newer_than_a_load_under_way_is_not_refused_by_it()
    {
        await using var house = await SessionHouse.CreateAsync();
        await using var elsewhere = house.Neighbour();
        var login = await house.LoginAsync();
        var gate = new Gate();
        house.Tap.After = gate.Holds("users.FindById");
        var early = house.AcceptsAsync(login.AccessToken);
        await gate.Arrived;

        await elsewhere.Authentication.AddToRoleAsync(house.Ada, "admin");
        var renewed = await elsewhere.RefreshAsync(login.RefreshToken);
        var accepted = house.AcceptsAsync(renewed.AccessToken);
        gate.Open();
        await early;

        (await accepted).Should().BeTrue();
    }

    [Fact]
    public async Task A_token_newer_than_the_cache_loads_once_more()
    {
        await using var house = await SessionHouse.CreateAsync();
        await using var elsewhere = house.Neighbour();
        var login = await house.LoginAsync();
        await house.AcceptsAsync(login.AccessToken);
        await elsewhere.Authentication.AddToRoleAsync(house.Ada, "admin");
        var renewed = await elsewhere.RefreshAsync(login.RefreshToken);
        var before = house.Tap.Calls;

        var accepted = await house.AcceptsAsync(renewed.AccessToken);

        accepted.Should().BeTrue();
        house.Tap.Calls.Should().Be(before + 2);
        (await house.AcceptsAsync(login.AccessToken)).Should().BeFalse("the cache has learnt of the newer version");
        house.Tap.Calls.Should().Be(before + 2);
    }

    [Fact]
    public async Task A_session_renewed_elsewhere_beyond_its_remembered_limit_loads_once_more()
    {
        await using var house = await SessionHouse.CreateAsync(Short);
        await using var elsewhere = house.Neighbour(Short);
        var login = await house.LoginAsync();
        house.Clock.Advance(TimeSpan.FromSeconds(58));
        await house.AcceptsAsync(login.AccessToken);
        var renewed = await elsewhere.RefreshAsync(login.RefreshToken);
        house.Clock.Advance(TimeSpan.FromSeconds(3));

        (await house.AcceptsAsync(renewed.AccessToken)).Should().BeTrue();
    }

    [Fact]
    public async Task Absence_is_not_remembered()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var record = (await house.RecordAsync(login.AccessToken.SessionId))!;
        await house.Shares.State.RemoveAsync(record.Kind, record.Key, record.Version, default);
        var gone = await house.AcceptsAsync(login.AccessToken);

        await house.Shares.State.AddAsync(record, default);

        gone.Should().BeFalse();
        (await house.AcceptsAsync(login.AccessToken)).Should().BeTrue();
    }

    [Fact]
    public async Task Whoever_is_cancelled_leaves_and_the_others_get_their_answer()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var gate = new Gate();
        house.Tap.Before = gate.Holds("state.Find");
        using var cancel = new CancellationTokenSource();
        var leader = house.Authentication.VerifyAsync(login.AccessToken.Reveal(), cancel.Token).AsTask();
        await gate.Arrived;
        var other = house.AcceptsAsync(login.AccessToken);

        await cancel.CancelAsync();
        var left = () => leader;
        await left.Should().ThrowAsync<OperationCanceledException>();
        gate.Open();

        (await other).Should().BeTrue();
    }

    [Fact]
    public async Task A_failed_load_is_shared_once_and_not_remembered()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        house.Tap.FailCall(0, StoreFault.Cancelled);

        var failed = await house.Authentication.VerifyAsync(login.AccessToken.Reveal());

        failed.Should().BeOfType<TokenVerification.Unavailable>();
        (await house.AcceptsAsync(login.AccessToken)).Should().BeTrue();
    }

    [Fact]
    public async Task The_cache_stays_within_its_bound()
    {
        var cache = new SessionCache(new SessionRuleOptions(), new ManualClock(), mostEntries: 100);
        var owner = UserId.Parse("ada");

        for (var i = 0; i < 1000; i++)
        {
            var view = new SessionView(owner, long.MaxValue, true, 1);
            await cache.LoadAsync(new SessionId($"s{i}"), owner, _ => Task.FromResult<SessionView?>(view), default);
            cache.Count.Should().BeLessThanOrEqualTo(100);
        }

        cache.Find(new SessionId("s999")).Should().NotBeNull();
    }

    // Keys share stripes, one in a thousand, so one of twenty may be kept out by chance, and never half of them.
    [Fact]
    public async Task One_who_logs_out_in_a_loop_keeps_hardly_anybody_else_out_of_the_cache()
    {
        await using var house = await SessionHouse.CreateAsync();
        var cache = (SessionCache)house.Services.GetService(typeof(SessionCache))!;
        var logins = await AtOnce.RunAsync(20, _ => house.LoginAsync());
        house.Tap.After = _ =>
        {
            cache.Forget(new SessionId("of-somebody-else"));
            return Task.CompletedTask;
        };

        foreach (var login in logins)
        {
            await house.AcceptsAsync(login.AccessToken);
        }

        logins.Count(login => cache.Find(login.AccessToken.SessionId) is not null).Should().BeGreaterThan(10);
    }

    private static void Short(AuthCoreOptions options)
    {
        options.Tokens.Lifetime = TimeSpan.FromMinutes(1);
        options.Sessions.IdleLifetime = TimeSpan.FromMinutes(1);
    }
}
