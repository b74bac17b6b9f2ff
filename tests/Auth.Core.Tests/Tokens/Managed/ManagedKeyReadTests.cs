using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Managed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Auth.Core.Tests.Tokens.Managed;

/// <summary>When the records are read, and what happens when they cannot be, or when somebody sets the clock.</summary>
public sealed class ManagedKeyReadTests
{
    [Fact]
    [Trait("attack", "D7")]
    public async Task A_flood_of_unknown_key_ids_reads_at_most_once_a_second()
    {
        var house = new KeyHouse();
        await using var process = await house.StartAsync();
        await using var stranger = await new KeyHouse().StartAsync();
        var token = stranger.Issue();
        var before = house.Store.KeyReads;

        for (var second = 1; second <= 3; second++)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            var answers = await AtOnce.RunAsync(1000, _ => process.RefusalAsync(token));

            answers.Should().OnlyContain(answer => answer == TokenRejection.UnknownKey);
            house.Store.KeyReads.Should().Be(before + second);
        }
    }

    [Fact]
    public async Task The_pure_verification_reads_nothing()
    {
        var house = new KeyHouse();
        await using var process = await house.StartAsync();
        await using var stranger = await new KeyHouse().StartAsync();
        var before = house.Store.KeyReads;
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        process.Tokens.Verify(stranger.Issue());

        house.Store.KeyReads.Should().Be(before);
    }

    [Fact]
    public async Task Calls_read_when_the_bound_has_passed_and_share_one_read()
    {
        var house = new KeyHouse();
        await using var process = await house.StartAsync();
        var (before, token) = (house.Store.KeyReads, process.Issue());

        house.Clock.Advance(TimeSpan.FromSeconds(4.9));
        await AtOnce.RunAsync(50, _ => process.RefusalAsync(token));
        var within = house.Store.KeyReads;
        house.Clock.Advance(TimeSpan.FromSeconds(0.1));
        await AtOnce.RunAsync(50, _ => process.RefusalAsync(token));

        within.Should().Be(before);
        house.Store.KeyReads.Should().Be(before + 1);
    }

    [Fact]
    public async Task While_the_store_is_out_the_present_keys_go_on_serving()
    {
        var house = new KeyHouse();
        await using var process = await house.StartAsync();
        var token = process.Issue();

        house.Store.IsOut = true;
        house.Clock.Advance(TimeSpan.FromMinutes(20));

        (await process.RefusalAsync(token)).Should().BeNull();
        (await process.RefusalAsync(process.Issue())).Should().BeNull();
        house.Store.IsOut = false;
        house.Clock.Advance(TimeSpan.FromSeconds(5));
        var before = house.Store.KeyReads;
        await process.RefusalAsync(token);
        house.Store.KeyReads.Should().Be(before + 1);
    }

    [Fact]
    public async Task A_store_that_takes_no_key_keeps_no_withdrawal_from_being_heard()
    {
        var house = new KeyHouse();
        await using var process = await house.StartAsync();
        var token = process.Issue();
        await house.Store.RemoveAsync("ES256/1");
        house.Store.IsFull = true;

        house.Clock.Advance(TimeSpan.FromSeconds(5));
        var refusal = await process.RefusalAsync(token);
        var issue = () => process.Issue();

        refusal.Should().Be(TokenRejection.UnknownKey);
        issue.Should().Throw<InvalidOperationException>().WithMessage("*ManagedKeys*");
        house.Store.IsFull = false;
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await process.RefusalAsync(token);
        process.Issue().Should().NotBeEmpty();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(-3600)]
    [InlineData(3600)]
    [InlineData(-86400)]
    [InlineData(86400)]
    [InlineData(-315360000)]
    [InlineData(315360000)]
    public async Task A_clock_that_is_set_leaves_a_signer_and_no_storm_of_keys(int seconds)
    {
        var house = new KeyHouse();
        await using var process = await house.StartAsync();

        for (var swing = 0; swing < 5; swing++)
        {
            foreach (var step in new[] { seconds, -seconds })
            {
                house.Clock.StepWallClock(TimeSpan.FromSeconds(step));
                await process.RefusalAsync("a.b.c");
                (await process.RefusalAsync(process.Issue())).Should().BeNull();
                house.Clock.Advance(TimeSpan.FromSeconds(5));
                (await process.RefusalAsync(process.Issue())).Should().BeNull();
            }
        }

        (await house.Store.KeysAsync()).Should().HaveCountLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task A_process_whose_clock_is_behind_uses_the_key_that_is_there()
    {
        var house = new KeyHouse();
        await using var first = await house.StartAsync();
        house.Clock.StepWallClock(TimeSpan.FromMinutes(-4));

        await using var second = await house.StartAsync();

        (await second.RefusalAsync(second.Issue())).Should().BeNull();
        (await house.Store.KeysAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Near_the_end_of_time_nothing_throws()
    {
        var house = new KeyHouse();
        house.Clock.StepWallClock(DateTimeOffset.MaxValue - house.Clock.GetUtcNow() - TimeSpan.FromDays(1));

        await using var process = await house.StartAsync();

        process.Keys.Should().ContainSingle();
    }

    [Fact]
    public async Task Under_a_host_the_keys_are_there_at_start_and_stay_young_by_themselves()
    {
        var house = new KeyHouse(yields: false);
        await using var process = house.Build();
        var services = process.HostedServices;
        foreach (var service in services)
        {
            await service.StartAsync(CancellationToken.None);
        }

        var token = process.Issue();
        var before = house.Store.KeyReads;
        for (var wait = 0; wait < 300 && house.Store.KeyReads == before; wait++)
        {
            // The service runs on threads of its own; give it real time to get there.
            house.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        house.Store.KeyReads.Should().BeGreaterThan(before);
        process.Tokens.Verify(token).Should().BeOfType<TokenVerification.Valid>();
        foreach (var service in services.Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }
    }
}
