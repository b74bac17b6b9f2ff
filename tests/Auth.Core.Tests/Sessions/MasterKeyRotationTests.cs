using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Sessions;

/// <summary>A new key is first added second everywhere, then promoted; the replaced one stays for the idle limit.</summary>
public class MasterKeyRotationTests
{
    [Fact]
    public async Task A_new_key_added_second_and_then_promoted_signs_nobody_out()
    {
        var next = MasterKey.CreateRandom();
        await using var before = await SessionHouse.CreateAsync();
        await using var added = before.Neighbour(o => o.MasterKeys.Add(next));
        await using var promoted = before.Neighbour(o => o.MasterKeys.Insert(0, next));
        var login = await before.LoginAsync();

        var byOld = await added.RefreshAsync(login.RefreshToken);
        var byNew = await promoted.RefreshAsync(byOld.RefreshToken);
        var openedElsewhere = await added.RefreshAsync(byNew.RefreshToken);

        openedElsewhere.IsReplay.Should().BeFalse();
        (await promoted.RejectionAsync(openedElsewhere.RefreshToken)).Should().BeNull();
    }

    [Fact]
    public async Task A_replay_across_a_promotion_gives_the_same_successor()
    {
        var next = MasterKey.CreateRandom();
        await using var before = await SessionHouse.CreateAsync(o => o.MasterKeys.Add(next));
        await using var promoted = before.Neighbour(o => o.MasterKeys.Insert(0, next));
        var login = await before.LoginAsync();

        var first = await before.RefreshAsync(login.RefreshToken);
        var replay = await promoted.RefreshAsync(login.RefreshToken);

        replay.IsReplay.Should().BeTrue();
        replay.RefreshToken.Reveal().Should().Be(first.RefreshToken.Reveal());
    }

    [Fact]
    public async Task A_replay_that_needs_a_key_which_is_not_here_is_unavailable_and_ends_nothing()
    {
        var next = MasterKey.CreateRandom();
        await using var behind = await SessionHouse.CreateAsync();
        await using var ahead = behind.Neighbour(o => o.MasterKeys.Insert(0, next));
        var login = await behind.LoginAsync();
        var rotated = await ahead.RefreshAsync(login.RefreshToken);

        var replay = await behind.Authentication.RefreshAsync(login.RefreshToken.Reveal());

        replay.Should().BeOfType<RefreshOutcome.Unavailable>();
        (await ahead.RejectionAsync(rotated.RefreshToken)).Should().BeNull();
    }

    [Fact]
    [Trait("asvs", "7.4.5")]
    public async Task A_key_taken_out_of_the_ring_opens_nothing_any_more()
    {
        await using var before = await SessionHouse.CreateAsync();
        await using var without = before.Neighbour(o =>
        {
            o.MasterKeys.Clear();
            o.MasterKeys.Add(MasterKey.CreateRandom());
        });
        var login = await before.LoginAsync();

        (await without.RejectionAsync(login.RefreshToken)).Should().Be(RefreshRejection.Malformed);
        (await before.RejectionAsync(login.RefreshToken)).Should().BeNull();
    }
}
