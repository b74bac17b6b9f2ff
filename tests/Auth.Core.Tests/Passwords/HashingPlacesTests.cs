using Auth.Core.Passwords;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Passwords;

/// <summary>Who is let into the line. One worker and 31 in line make 32 places, of which 16 are half.</summary>
public sealed class HashingPlacesTests : IDisposable
{
    private const int Half = 16;

    private readonly ManualClock _clock = new();
    private readonly ScriptedWork _work = new();
    private readonly HashingGate _gate;

    public HashingPlacesTests() =>
        _gate = new HashingGate(_work, _clock, new HashingOptions { Workers = 1, MostWaiting = 31 });

    public void Dispose()
    {
        _work.LetGo();
        _gate.Dispose();
    }

    [Fact]
    public void One_source_gets_half_while_others_wait()
    {
        using var other = _gate.TryEnter(source: "other")!;

        TakeAll(source: "flood").Should().HaveCount(Half);

        TakeAll(source: "third").Should().HaveCount(32 - Half - 1);
    }

    [Fact]
    public void One_source_alone_may_fill_the_house() => TakeAll(source: "office").Should().HaveCount(32);

    [Fact]
    public void A_source_that_filled_the_house_shrinks_to_half_once_another_was_turned_away()
    {
        var flood = TakeAll(source: "flood");
        _gate.TryEnter(source: "flood").Should().BeNull();
        _gate.TryEnter(source: "other").Should().BeNull();

        flood[0].Dispose();
        _gate.TryEnter(source: "flood").Should().BeNull("the place that is free is for the others");

        _gate.TryEnter(source: "other").Should().NotBeNull();
        flood.ForEach(place => place.Dispose());
        TakeAll(source: "flood").Should().HaveCount(Half, "the other is still there");
    }

    [Fact]
    public void A_source_that_is_alone_again_may_fill_the_house_again()
    {
        var flood = TakeAll(source: "flood");
        _gate.TryEnter(source: "other").Should().BeNull();
        flood.ForEach(place => place.Dispose());

        TakeAll(source: "flood").Should().HaveCount(32);
    }

    [Fact]
    public void Calls_of_unknown_source_share_no_bound_but_count_as_others()
    {
        using var unknown = _gate.TryEnter()!;

        TakeAll(source: "flood").Should().HaveCount(Half);
        TakeAll(source: null).Should().HaveCount(32 - Half - 1);
    }

    [Fact]
    public void Registrations_and_password_changes_together_get_half()
    {
        var registrations = Enumerable.Range(0, 10).Select(_ => _gate.TryEnter(HashingUse.Registration)).ToList();
        var changes = TakeAll(HashingUse.PasswordChange);

        registrations.Should().NotContainNulls();
        changes.Should().HaveCount(Half - 10);
        _gate.TryEnter(HashingUse.Registration).Should().BeNull();
        TakeAll(HashingUse.Login).Should().HaveCount(32 - Half);
    }

    [Fact]
    public void Half_is_half_of_what_the_longest_wait_leaves()
    {
        using var gate = Slow();

        Take(gate, HashingUse.Registration, null).Should().HaveCount(10, "21 places of 10 seconds at two in a second");
        Take(gate, HashingUse.Login, null).Should().HaveCount(11);
    }

    [Fact]
    public void Two_lanes_make_the_wait_half_as_long()
    {
        using var gate = Slow();

        Take(gate, HashingUse.Login, null).Should().HaveCount(21, "one works, and two in each second wait");
        gate.RetryAfter.Should().Be(TimeSpan.FromSeconds(11));
    }

    [IcuFact]
    public async Task Two_forms_of_a_password_count_twice()
    {
        var work = new ScriptedWork(_clock, TimeSpan.FromSeconds(1));
        using var gate = Slow(work);
        work.Hold();
        using var place = gate.TryEnter()!;

        var check = place.VerifyAsync(PasswordForms.Of("cafe\u0301 au lait"), null, default);

        gate.ExpectedWait.Should().Be(TimeSpan.FromSeconds(1));
        var others = Take(gate, HashingUse.Login, null);
        others.Should().HaveCount(19);
        others.ForEach(other => other.Dispose());
        work.LetGo();
        await check;
        place.Dispose();
        gate.ExpectedWait.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void The_line_is_remembered_only_while_it_stands()
    {
        for (var i = 0; i < 10_000; i++)
        {
            using var place = _gate.TryEnter(HashingUse.Registration, source: $"address {i}");
            place.Should().NotBeNull();
        }

        _gate.Held.Should().Be(0);
        _gate.Sources.Should().Be(0);
        _gate.ExpectedWait.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task Of_parallel_calls_that_come_and_go_none_is_lost_or_counted_twice()
    {
        await AtOnce.RunAsync(
            200,
            async i =>
            {
                using var place = _gate.TryEnter((HashingUse)(i % 3), source: $"address {i % 5}");
                await FairYield.Once();
                return place;
            }
        );

        (_gate.Held, _gate.Sources).Should().Be((0, 0));
        TakeAll(source: null).Should().HaveCount(32);
    }

    // A unit of work takes a second.
    private HashingGate Slow(ScriptedWork? work = null) =>
        new(work ?? new ScriptedWork(_clock, TimeSpan.FromSeconds(1)), _clock, new HashingOptions { Workers = 1 });

    private List<HashingGate.Place> TakeAll(string? source) => Take(_gate, HashingUse.Login, source);

    private List<HashingGate.Place> TakeAll(HashingUse use) => Take(_gate, use, source: null);

    private static List<HashingGate.Place> Take(HashingGate gate, HashingUse use, string? source)
    {
        List<HashingGate.Place> taken = [];
        while (gate.TryEnter(use, source) is { } place)
        {
            taken.Add(place);
        }

        return taken;
    }
}
