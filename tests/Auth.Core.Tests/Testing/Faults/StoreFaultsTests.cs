using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Testing.Faults;
using Auth.Core.Tests.Users;
using Auth.Core.Users;

namespace Auth.Core.Tests.Testing.Faults;

public class StoreFaultsTests
{
    private readonly ManualClock _clock = new();
    private readonly StoreFaults _faults;
    private readonly InMemoryUserStore _inner = new();
    private readonly FaultUserStore _users;
    private readonly FaultStateStore _state;

    public StoreFaultsTests()
    {
        _faults = new StoreFaults(_clock);
        _users = new FaultUserStore(_inner, _faults);
        _state = new FaultStateStore(new InMemoryStateStore(), _faults);
    }

    [Theory]
    [InlineData(StoreFault.Timeout, typeof(TimeoutException), false)]
    [InlineData(StoreFault.Transient, typeof(StoreUnavailableException), false)]
    [InlineData(StoreFault.ClosedBeforeCommit, typeof(StoreUnavailableException), false)]
    [InlineData(StoreFault.Cancelled, typeof(OperationCanceledException), false)]
    [InlineData(StoreFault.ReplyLostAfterCommit, typeof(StoreUnavailableException), true)]
    public async Task A_fault_throws_and_has_done_what_it_says(StoreFault fault, Type exception, bool isMade)
    {
        var user = StoredUserTests.Make();
        _faults.FailCall(1, fault);
        var add = async () => await _users.AddAsync(user, default);

        (await add.Should().ThrowAsync<Exception>()).Which.Should().BeOfType(exception);

        _faults.HasFailed.Should().BeTrue();
        (await _inner.FindByIdAsync(user.Id, default) is not null).Should().Be(isMade);
    }

    [Fact]
    public async Task A_conflict_refuses_writes_and_leaves_reads_alone()
    {
        var user = StoredUserTests.Make();
        _faults.FailCall(1, StoreFault.Conflict);
        var added = await _users.AddAsync(user, default);
        _faults.FailCall(1, StoreFault.Conflict);
        var found = await _users.FindByIdAsync(user.Id, default);

        added.Should().Be(UserWrite.NameTaken);
        found.Should().BeNull();
        _faults.HasFailed.Should().BeFalse();
    }

    [Fact]
    public async Task Both_stores_count_together()
    {
        _faults.FailCall(2, StoreFault.Transient);
        await _users.FindByIdAsync(UserId.Parse("a"), default);
        var find = async () => await _state.FindAsync(StateKind.Session, "a", default);

        await find.Should().ThrowAsync<StoreUnavailableException>();

        _faults.Calls.Should().Equal("users.FindById", "state.Find");
        await find.Should().NotThrowAsync();
    }

    [Fact]
    public async Task A_delay_passes_by_the_clock_that_is_given()
    {
        _faults.Delay = TimeSpan.FromSeconds(3);
        var find = _users.FindByIdAsync(UserId.Parse("a"), default).AsTask();

        var before = find.IsCompleted;
        _clock.Advance(TimeSpan.FromSeconds(3));
        await find;

        before.Should().BeFalse();
    }

    [Fact]
    public async Task A_test_host_can_manage_its_keys_over_stores_of_the_tests_own()
    {
        await using var host = AuthCoreTestHost.Create(users: _users, state: _state, managedKeys: true);
        await host.Authentication.InitializeAsync();

        await host.Authentication.RegisterAsync("ada", "correct horse battery");

        (host.Users, host.State).Should().Be((_users, _state));
        _faults.Calls.Should().Contain(["state.Add", "users.Add"]);
    }
}
