using Auth.Core.Secrets;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Managed;

namespace Auth.Core.Tests.Tokens.Managed;

/// <summary>A key that leaked goes at once, and a master key can be changed under the keys.</summary>
public sealed class ManagedKeyWithdrawalTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    [Fact]
    [Trait("attack", "T24")]
    public async Task A_withdrawn_key_ends_at_once_here_and_within_the_bound_there()
    {
        var house = new KeyHouse();
        await using var here = await house.StartAsync();
        await using var there = await house.StartAsync();
        var (token, leaked) = (here.Issue(), here.Keys.Single());

        var isWithdrawn = await here.Manager.WithdrawAsync(leaked.KeyId);

        isWithdrawn.Should().BeTrue();
        (await here.RefusalAsync(token)).Should().Be(TokenRejection.UnknownKey);
        (await here.RefusalAsync(here.Forge(leaked))).Should().Be(TokenRejection.UnknownKey);
        KeyProcess.KeyIdOf(here.Issue()).Should().NotBe(leaked.KeyId);
        (await here.SignerAsync()).SignFrom.Should().Be(house.Clock.GetUtcNow(), "it was the only signer");
        house.Clock.Advance(Bound);
        (await there.RefusalAsync(token)).Should().Be(TokenRejection.UnknownKey);
        (await there.RefusalAsync(here.Issue())).Should().BeNull();
        KeyProcess.KeyIdOf(there.Issue()).Should().Be(KeyProcess.KeyIdOf(here.Issue()));
    }

    [Fact]
    public async Task A_token_of_the_new_key_is_accepted_elsewhere_before_the_bound_by_one_more_look()
    {
        var house = new KeyHouse();
        await using var here = await house.StartAsync();
        await using var there = await house.StartAsync();
        await here.Manager.WithdrawAsync(here.Keys.Single().KeyId);

        house.Clock.Advance(TimeSpan.FromSeconds(1));

        (await there.RefusalAsync(here.Issue())).Should().BeNull();
    }

    [Fact]
    public async Task A_tombstone_is_beaten_by_no_adding_again_and_by_no_copy_of_the_old_record()
    {
        var house = new KeyHouse();
        await using var running = await house.StartAsync();
        var (token, leaked) = (running.Issue(), await house.Store.KeyAsync("ES256/1"));
        await running.Manager.WithdrawAsync(running.Keys.Single().KeyId);

        var added = await house.Store.AddAsync(leaked, CancellationToken.None);
        await using var restarted = await house.StartAsync();
        var afterRestart = await restarted.RefusalAsync(token);
        await house.Store.PutAsync(leaked.Key, leaked.Payload, leaked.ExpiresAt);
        house.Clock.Advance(Bound);

        added.Should().Be(Auth.Core.State.StateWrite.Exists);
        afterRestart.Should().Be(TokenRejection.UnknownKey);
        (await running.RefusalAsync(token)).Should().Be(TokenRejection.UnknownKey);
        (await restarted.RefusalAsync(token)).Should().Be(TokenRejection.UnknownKey);
    }

    [Fact]
    public async Task A_withdrawal_is_told_once_and_unknown_ids_are_no_error()
    {
        var house = new KeyHouse();
        await using var process = await house.StartAsync();
        var id = process.Keys.Single().KeyId;

        var answers = await AtOnce.RunAsync(8, _ => process.Manager.WithdrawAsync(id));

        answers.Count(answer => answer).Should().Be(1);
        (await process.Manager.WithdrawAsync("unknown")).Should().BeFalse();
        process.Keys.Should().ContainSingle();
    }

    [Fact]
    public async Task Withdrawing_under_other_processes_leaves_one_new_key_and_none_of_the_old()
    {
        for (var round = 0; round < 20; round++)
        {
            var house = new KeyHouse();
            var processes = await AtOnce.RunAsync(3, _ => house.StartAsync());
            var id = processes[0].Keys.Single().KeyId;

            var answers = await AtOnce.RunAsync(
                9,
                async i =>
                    i < 3 ? await processes[i].Manager.WithdrawAsync(id)
                    : i < 6 ? (await processes[i - 3].Manager.ResealAsync()).Remaining < 0
                    : (await processes[i - 6].Manager.ListAsync()).Count < 0
            );
            house.Clock.Advance(Bound);

            answers.Count(answer => answer).Should().Be(1);
            foreach (var process in processes)
            {
                (await process.Manager.ListAsync()).Should().ContainSingle().Which.KeyId.Should().NotBe(id);
                await process.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task An_announced_key_can_be_withdrawn_and_is_replaced()
    {
        var house = new KeyHouse();
        await using var process = await house.StartAsync();
        house.Clock.Advance(TimeSpan.FromDays(89));
        var announced = (await process.Manager.ListAsync()).Single(key => key.State == ManagedKeyState.Announced);

        await process.Manager.WithdrawAsync(announced.KeyId);

        var keys = await process.Manager.ListAsync();
        keys.Select(key => key.State).Should().Equal(ManagedKeyState.Signing, ManagedKeyState.Announced);
        keys[1].SignFrom.Should().Be(keys[0].SignUntil);
        keys[1].KeyId.Should().NotBe(announced.KeyId);
    }

    [Fact]
    [Trait("asvs", "11.2.2")]
    public async Task Keys_are_sealed_again_under_a_new_master_key_and_the_old_one_can_go()
    {
        var house = new KeyHouse();
        var (old, next) = (house.MasterKeys[0], MasterKey.CreateRandom());
        await using var first = await house.StartAsync();
        house.Clock.Advance(TimeSpan.FromDays(89));
        await first.Manager.ListAsync();
        var token = first.Issue();

        house.MasterKeys.Insert(0, next);
        await using var both = await house.StartAsync();
        var report = await both.Manager.ResealAsync();
        var again = await both.Manager.ResealAsync();
        house.MasterKeys.Remove(old);
        await using var after = await house.StartAsync();

        (report.Resealed, report.Remaining).Should().Be((2, 0));
        (again.Resealed, again.Remaining).Should().Be((0, 0));
        (await after.RefusalAsync(token)).Should().BeNull();
        house.MasterKeys[0] = old;
        await using var behind = house.Build();
        var start = () => behind.Authentication.InitializeAsync();
        await start.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task Resealing_counts_what_does_not_open_as_remaining()
    {
        var house = new KeyHouse();
        await using var process = await house.StartAsync();
        await house.Store.PutAsync("ES256/7", "{}"u8.ToArray(), DateTimeOffset.MaxValue);

        var report = await process.Manager.ResealAsync();

        (report.Resealed, report.Remaining).Should().Be((0, 1));
    }
}
