using Auth.Core.State;
using Auth.Core.Testing.Contracts;
using Auth.Core.Testing.Faults;
using Auth.Core.Tests.Support;
using StoreFault = Auth.Core.Testing.Faults.StoreFault;

namespace Auth.Core.Tests.State.Broken;

/// <summary>The checks are worth something: each of these broken stores is caught by those that are named for its fault.</summary>
[Trait("case", "S3, S8, R25")]
public class BrokenStateStoreTests
{
    private const string Times = "The expiry comes back in UTC to 100 nanoseconds";
    private const string Sweep = "A sweep takes what expired before the cutoff, to 100 nanoseconds, and nothing else";
    private const string Pages = "An owner's records come in the order of their keys' bytes, page after page";

    [Fact]
    public async Task A_lost_update_is_found() =>
        (await Sentences.BrokenByAsync(() => new LostUpdate()))
            .Should()
            .Contain([
                "A replace with another expected version is refused and changes nothing",
                "Of 20 simultaneous replaces of one version one is done",
                "No update of 20 writers is lost",
            ]);

    [Fact]
    public async Task A_read_before_the_write_instead_of_one_statement_is_found() =>
        (await Sentences.BrokenByAsync(() => new DoubleAdd()))
            .Should()
            .Contain([
                "Of 20 simultaneous adds of one key one is done",
                "Of 200 simultaneous adds of one key one is done",
            ]);

    [Fact]
    public async Task A_stale_read_is_found() =>
        (await Sentences.BrokenByAsync(() => new StaleRead())).Should().Contain("A read after a write sees it");

    [Fact]
    public async Task A_replace_that_adds_is_found() =>
        (await Sentences.BrokenByAsync(() => new Upsert()))
            .Should()
            .Contain("A replace of a record that is gone never adds");

    [Fact]
    public async Task A_sweep_that_ignores_the_cutoff_is_found() =>
        (await Sentences.BrokenByAsync(() => new EagerSweep())).Should().Equal(Sweep);

    [Fact]
    public async Task A_sweep_that_does_not_compare_again_is_found() =>
        (await Sentences.BrokenByAsync(() => new SweepInTwoSteps()))
            .Should()
            .Contain("A sweep leaves a record that was renewed");

    [Fact]
    public async Task Case_folding_is_found() =>
        (await Sentences.BrokenByAsync(() => new CaseFolding()))
            .Should()
            .Contain([
                "Keys are compared by bytes: case, wildcards and the last of 64 characters count",
                "Owners are compared by bytes: case, wildcards and the last of 64 characters count",
            ]);

    [Fact]
    public async Task A_swallowed_cancellation_is_found() =>
        (await Sentences.BrokenByAsync(() => new Uncancellable()))
            .Should()
            .Equal("A cancelled call throws and changes nothing");

    [Fact]
    public async Task A_swallowed_outage_is_found() =>
        (await Sentences.BrokenByAsync(StateStoreContract.OutageChecks, () => new SwallowedError(OutOfReach())))
            .Should()
            .Equal("A find throws while the database is out of reach");

    [Fact]
    public async Task A_column_of_local_time_is_found() =>
        (await Sentences.BrokenByAsync(() => new LocalExpiry())).Should().Equal(Times);

    [Fact]
    public async Task A_column_of_milliseconds_is_found() =>
        (await Sentences.BrokenByAsync(() => new Milliseconds())).Should().Contain([Times, Sweep]);

    [Fact]
    public async Task A_column_that_trims_is_found() =>
        (await Sentences.BrokenByAsync(() => new TrimmedPayload()))
            .Should()
            .Contain("Payloads come back byte for byte, from none to the cap of their kind");

    [Fact]
    public async Task A_version_that_repeats_is_found() =>
        (await Sentences.BrokenByAsync(() => new RepeatingVersion()))
            .Should()
            .Contain([
                "Versions come back to 63 bits",
                "A version from before a removal replaces and removes nothing afterwards",
            ]);

    [Fact]
    public async Task Pages_that_are_ignored_are_found() =>
        (await Sentences.BrokenByAsync(() => new NoPages()))
            .Should()
            .Contain([
                Pages,
                "A page begins behind its key, whether that exists or not",
                "A page of 1,000 records is filled",
            ]);

    [Fact]
    public async Task Pages_in_the_order_of_a_dictionary_are_found() =>
        (await Sentences.BrokenByAsync(() => new DictionaryOrder())).Should().Contain(Pages);

    [Theory]
    [MemberData(nameof(Sentences.OfStateInAnOutage), MemberType = typeof(Sentences))]
    public Task A_store_that_passes_an_outage_on_keeps(string sentence) =>
        StateStoreContract.RunAsync(sentence, OutOfReach);

    private static FaultStateStore OutOfReach()
    {
        var faults = new StoreFaults();
        faults.FailCall(1, StoreFault.Transient);
        return new FaultStateStore(new InMemoryStateStore(), faults);
    }
}
