using Auth.Core.Testing.Contracts;
using Auth.Core.Testing.Faults;
using Auth.Core.Tests.Support;
using Auth.Core.Users;
using StoreFault = Auth.Core.Testing.Faults.StoreFault;

namespace Auth.Core.Tests.Users.Broken;

/// <summary>The checks are worth something: each of these broken stores is caught by those that are named for its fault.</summary>
[Trait("case", "L8, S3, S8, R25")]
public class BrokenUserStoreTests
{
    private const string NotUnchanged = "A replace with another expected version is refused and changes nothing";
    private const string Times = "The time of registration comes back in UTC to 100 nanoseconds";
    private const string Numbers = "Versions and counters come back to 63 bits";

    [Fact]
    public async Task A_lost_update_is_found() =>
        (await Sentences.BrokenByAsync(() => new LostUpdate()))
            .Should()
            .Contain([
                NotUnchanged,
                "Of 20 simultaneous replaces of one version one is done",
                "No update of 20 writers is lost",
            ]);

    [Fact]
    public async Task A_look_up_before_the_write_instead_of_a_unique_index_is_found() =>
        (await Sentences.BrokenByAsync(() => new DoubleAdd()))
            .Should()
            .Contain([
                "Of 20 simultaneous adds of one name one is done",
                "Of 200 simultaneous adds of one name one is done",
            ]);

    [Fact]
    public async Task A_collation_that_folds_names_is_found() =>
        (await Sentences.BrokenByAsync(() => new FoldingNames()))
            .Should()
            .Contain("Names that are not equal stay apart, whatever a database folds");

    [Fact]
    public async Task A_collation_that_folds_ids_is_found() =>
        (await Sentences.BrokenByAsync(() => new FoldingIds())).Should().Equal("Ids are compared by bytes");

    [Fact]
    public async Task A_swallowed_cancellation_is_found() =>
        (await Sentences.BrokenByAsync(() => new SwallowedError()))
            .Should()
            .Contain("A cancelled call throws and changes nothing");

    [Fact]
    public async Task A_swallowed_outage_is_found_in_every_call() =>
        (await Sentences.BrokenByAsync(UserStoreContract.OutageChecks, () => new SwallowedError(OutOfReach())))
            .Should()
            .HaveCount(UserStoreContract.OutageChecks.Count);

    [Fact]
    public async Task A_stale_read_is_found() =>
        (await Sentences.BrokenByAsync(() => new StaleRead())).Should().Contain("A read after a write sees it");

    [Fact]
    public async Task A_version_that_repeats_is_found() =>
        (await Sentences.BrokenByAsync(() => new RepeatingVersion()))
            .Should()
            .Contain([Numbers, "A version from before a removal replaces nothing afterwards"]);

    [Fact]
    public async Task Text_that_is_cut_is_found() =>
        (await Sentences.BrokenByAsync(() => new TruncatedText()))
            .Should()
            .Contain([
                "A hash of 255 characters comes back whole",
                "Names of 254 characters are kept whole and differ in their last one",
            ]);

    [Fact]
    public async Task Roles_that_are_joined_by_a_comma_are_found() =>
        (await Sentences.BrokenByAsync(() => new JoinedRoles()))
            .Should()
            .Equal("Roles come back in order, up to 64 of 64 characters, delimiters and all");

    [Fact]
    public async Task A_column_of_local_time_is_found() =>
        (await Sentences.BrokenByAsync(() => new LocalTime())).Should().Equal(Times);

    [Fact]
    public async Task A_column_of_milliseconds_is_found() =>
        (await Sentences.BrokenByAsync(() => new Milliseconds())).Should().Contain(Times);

    [Fact]
    public async Task A_column_of_32_bits_is_found() =>
        (await Sentences.BrokenByAsync(() => new NarrowNumbers())).Should().Contain(Numbers);

    [Fact]
    public async Task A_replace_that_adds_is_found() =>
        (await Sentences.BrokenByAsync(() => new Upsert()))
            .Should()
            .Contain("A replace of a user who is gone never adds");

    [Fact]
    public async Task A_change_in_two_statements_is_found() =>
        (await Sentences.BrokenByAsync(() => new HalfWrite()))
            .Should()
            .Equal("A replace that is cancelled under way has made its whole change or none");

    [Theory]
    [MemberData(nameof(Sentences.OfUsersInAnOutage), MemberType = typeof(Sentences))]
    public Task A_store_that_passes_an_outage_on_keeps(string sentence) =>
        UserStoreContract.RunAsync(sentence, OutOfReach);

    private static FaultUserStore OutOfReach()
    {
        var faults = new StoreFaults();
        faults.FailCall(1, StoreFault.Transient);
        return new FaultUserStore(new InMemoryUserStore(), faults);
    }
}
