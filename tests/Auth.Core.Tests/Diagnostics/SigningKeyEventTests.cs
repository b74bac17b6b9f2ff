using Auth.Core.Diagnostics;
using Auth.Core.Tests.Tokens.Managed;

namespace Auth.Core.Tests.Diagnostics;

public sealed class SigningKeyEventTests
{
    [Fact]
    public async Task Managed_keys_tell_what_becomes_of_them()
    {
        var house = new KeyHouse(yields: false);
        await using var process = await house.StartAsync();
        var made = house.Events.All.Should().ContainSingle().Which;
        made.Kind.Should().BeSameAs(SigningKeyEvents.Made);
        made.SigningKeyId.Should().Be((await process.SignerAsync()).KeyId);
        house.Events.Clear();

        await process.Manager.ResealAsync();
        await process.Manager.WithdrawAsync("of nobody");
        await process.Manager.WithdrawAsync(made.SigningKeyId!);

        house
            .Events.All.Select(one => one.Kind)
            .Should()
            .Equal(
                SigningKeyEvents.Resealed,
                SigningKeyEvents.WithdrawUnknown,
                SigningKeyEvents.Made,
                SigningKeyEvents.Withdrawn
            );
        house.Events.All[1].SigningKeyId.Should().BeNull("an id that is none of ours may be any text");
        house.Events.All[3].SigningKeyId.Should().Be(made.SigningKeyId);
    }

    [Fact]
    public async Task A_key_that_does_not_open_remains_to_be_sealed()
    {
        var house = new KeyHouse(yields: false);
        await using var process = await house.StartAsync();
        await house.Store.PutAsync("ES256/7", "junk"u8.ToArray(), house.Clock.GetUtcNow().AddDays(1));
        house.Events.Clear();

        await process.Manager.ResealAsync();

        house.Events.All.Should().ContainSingle().Which.Kind.Should().BeSameAs(SigningKeyEvents.ResealRemains);
    }

    [Fact]
    public async Task A_store_that_is_out_is_one_event_of_each_call()
    {
        var house = new KeyHouse(yields: false);
        await using var process = await house.StartAsync();
        house.Store.IsOut = true;
        house.Events.Clear();

        await process.Manager.Awaiting(one => one.ResealAsync()).Should().ThrowAsync<IOException>();
        await process.Manager.Awaiting(one => one.WithdrawAsync("any")).Should().ThrowAsync<IOException>();

        house
            .Events.All.Select(one => one.Kind)
            .Should()
            .Equal(SigningKeyEvents.Reseal.Failed, SigningKeyEvents.Withdraw.Failed);
    }
}
