using Auth.Core.Sessions;
using Auth.Core.State;
using Auth.Core.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Tests.Sessions;

/// <summary>Rotation, replay and theft: lines 7 to 14 of the refresh algorithm.</summary>
public class RefreshRotationTests
{
    private const int ReuseEvent = 10314;

    [Fact]
    [Trait("asvs", "10.4.5")]
    public async Task A_refresh_gives_a_successor_and_an_access_token_of_the_same_session()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();

        var refreshed = await house.RefreshAsync(login.RefreshToken);

        refreshed.IsReplay.Should().BeFalse();
        refreshed.User.Id.Should().Be(house.Ada);
        refreshed.RefreshToken.Reveal().Should().NotBe(login.RefreshToken.Reveal());
        refreshed.RefreshToken.SessionId.Should().Be(login.RefreshToken.SessionId);
        refreshed.AccessToken.SessionId.Should().Be(login.AccessToken.SessionId);
        (await house.AcceptsAsync(refreshed.AccessToken)).Should().BeTrue();
    }

    [Fact]
    public async Task Within_the_grace_the_same_successor_comes_again_however_often()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var first = await house.RefreshAsync(login.RefreshToken);
        var record = await house.RecordAsync(login.RefreshToken.SessionId);

        for (var second = 0; second < 10; second++)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            var again = await house.RefreshAsync(login.RefreshToken);

            again.IsReplay.Should().BeTrue();
            again.RefreshToken.Reveal().Should().Be(first.RefreshToken.Reveal());
            again.AccessToken.Id.Should().NotBe(first.AccessToken.Id);
        }

        (await house.RecordAsync(login.RefreshToken.SessionId))!.Version.Should().Be(record!.Version);
    }

    [Fact]
    public async Task A_replay_does_not_move_the_grace()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        await house.RefreshAsync(login.RefreshToken);
        house.Clock.Advance(TimeSpan.FromSeconds(9));
        await house.RefreshAsync(login.RefreshToken);

        house.Clock.Advance(TimeSpan.FromMilliseconds(1001));

        (await house.RejectionAsync(login.RefreshToken)).Should().Be(RefreshRejection.ReuseOrLostAnswer);
    }

    [Fact]
    [Trait("asvs", "10.4.5")]
    public async Task The_parent_after_the_grace_ends_the_whole_session()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var child = await house.RefreshAsync(login.RefreshToken);
        house.Clock.Advance(TimeSpan.FromSeconds(11));

        var reuse = await house.RejectionAsync(login.RefreshToken);

        reuse.Should().Be(RefreshRejection.ReuseOrLostAnswer);
        (await house.RejectionAsync(child.RefreshToken)).Should().Be(RefreshRejection.Unknown);
        (await house.AcceptsAsync(child.AccessToken)).Should().BeFalse();
        (await house.RecordsAsync()).Should().BeEmpty();
        var warning = house.Tap.Log.Entries.Should().ContainSingle(entry => entry.Id.Id == ReuseEvent).Which;
        warning.Level.Should().Be(LogLevel.Warning);
        warning.Text.Should().Contain(house.Ada.Value).And.NotContain(login.RefreshToken.SessionId.Value);
    }

    [Fact]
    public async Task The_grandparent_ends_the_session_within_the_grace_too()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var child = await house.RefreshAsync(login.RefreshToken);
        await house.RefreshAsync(child.RefreshToken);

        (await house.RejectionAsync(login.RefreshToken)).Should().Be(RefreshRejection.ReuseOrLostAnswer);
        (await house.RecordsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Three_rotations_under_a_frozen_clock_and_the_first_token_is_found_reused()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var token = login.RefreshToken;
        for (var i = 0; i < 3; i++)
        {
            token = (await house.RefreshAsync(token)).RefreshToken;
        }

        (await house.RejectionAsync(login.RefreshToken)).Should().Be(RefreshRejection.ReuseOrLostAnswer);
        (await house.RejectionAsync(token)).Should().Be(RefreshRejection.Unknown);
    }

    [Fact]
    public async Task With_no_grace_a_repeat_ends_the_session()
    {
        await using var house = await SessionHouse.CreateAsync(o => o.Sessions.ReuseGrace = TimeSpan.Zero);
        var login = await house.LoginAsync();
        var child = await house.RefreshAsync(login.RefreshToken);

        (await house.RejectionAsync(login.RefreshToken)).Should().Be(RefreshRejection.ReuseOrLostAnswer);
        (await house.RejectionAsync(child.RefreshToken)).Should().Be(RefreshRejection.Unknown);
    }

    [Fact]
    public async Task A_token_ahead_of_its_record_ends_the_session()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var backup = (await house.RecordAsync(login.RefreshToken.SessionId))!;
        var child = await house.RefreshAsync(login.RefreshToken);
        var present = (await house.RecordAsync(login.RefreshToken.SessionId))!;
        await house.Shares.State.ReplaceAsync(backup, present.Version, default);

        (await house.RejectionAsync(child.RefreshToken)).Should().Be(RefreshRejection.CounterAhead);
        (await house.RecordsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_thousand_refreshes_leave_one_record()
    {
        await using var house = await SessionHouse.CreateAsync();
        var token = (await house.LoginAsync()).RefreshToken;

        for (var i = 0; i < 1000; i++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            token = (await house.RefreshAsync(token)).RefreshToken;
        }

        (await house.RecordsAsync()).Should().ContainSingle().Which.Payload.Length.Should().BeLessThan(512);
    }

    [Fact]
    public async Task A_rotation_whose_reply_was_lost_is_repeated_with_the_same_successor()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        house.Tap.FailCall(place: 2, StoreFault.ReplyLost);
        var lost = () => house.Authentication.RefreshAsync(login.RefreshToken.Reveal());

        await lost.Should().ThrowAsync<IOException>();
        var retry = await house.RefreshAsync(login.RefreshToken);
        var again = await house.RefreshAsync(login.RefreshToken);

        retry.IsReplay.Should().BeTrue();
        again.RefreshToken.Reveal().Should().Be(retry.RefreshToken.Reveal());
        (await house.RejectionAsync(retry.RefreshToken)).Should().BeNull();
    }

    [Fact]
    public async Task A_store_that_writes_and_then_says_changed_is_believed_by_the_version_it_carries()
    {
        var shared = new SessionHouse.Shared { State = new ForgetfulStateStore(new InMemoryStateStore()) };
        await using var house = await SessionHouse.CreateAsync(shared: shared);
        var login = await house.LoginAsync();

        var refreshed = await house.RefreshAsync(login.RefreshToken);
        house.Clock.StepWallClock(TimeSpan.FromSeconds(-5));
        var replayed = await house.RefreshAsync(login.RefreshToken);
        var ended = await house.Authentication.EndSessionAsync(house.Ada, login.RefreshToken.SessionId);

        refreshed.IsReplay.Should().BeFalse();
        replayed.RefreshToken.Reveal().Should().Be(refreshed.RefreshToken.Reveal());
        ended.Should().BeTrue();
    }

    [Fact]
    public async Task A_clock_that_went_back_reopens_the_grace_once_and_not_for_ever()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        await house.RefreshAsync(login.RefreshToken);
        house.Clock.StepWallClock(TimeSpan.FromHours(-1));

        var replay = await house.RefreshAsync(login.RefreshToken);
        house.Clock.Advance(TimeSpan.FromSeconds(11));

        replay.IsReplay.Should().BeTrue();
        (await house.RejectionAsync(login.RefreshToken)).Should().Be(RefreshRejection.ReuseOrLostAnswer);
    }
}
