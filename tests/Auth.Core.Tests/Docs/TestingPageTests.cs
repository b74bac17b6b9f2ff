using Auth.Core.Registration;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Testing.Contracts;
using Auth.Core.Testing.Faults;
using Auth.Core.Testing.Interleavings;
using Auth.Core.Tests.Support;
using Auth.Core.Users;
using StoreFault = Auth.Core.Testing.Faults.StoreFault;

namespace Auth.Core.Tests.Docs;

/// <summary>The code of docs/testing.md and of docs/bring-your-own-store.md, run.</summary>
public class TestingPageTests
{
    private readonly InMemoryUserStore _database = new();
    private int _opened;
    private int _open;

    public static TheoryData<string> Sentences() => [.. UserStoreContract.Checks.Select(check => check.Name)];

    [Theory]
    [MemberData(nameof(Sentences))]
    public Task My_store_keeps(string sentence)
    {
        var store = new MyUserStore(Connect());

        return UserStoreContract.RunAsync(sentence, () => store);
    }

    [Fact]
    public async Task Every_store_call_of_a_registration_fails_once()
    {
        int calls;
        var number = 0;
        do
        {
            var faults = new StoreFaults();
            var users = new FaultUserStore(new InMemoryUserStore(), faults);
            var state = new FaultStateStore(new InMemoryStateStore(), faults);
            await using var host = AuthCoreTestHost.Create(users: users, state: state);

            faults.FailCall(++number, StoreFault.ReplyLostAfterCommit);
            await host.Authentication.RegisterAsync("ada", "correct horse battery"); // Unavailable
            calls = faults.Calls.Count;
            faults.Clear();

            await host.Authentication.RegisterAsync("ada", "correct horse battery");
            (await host.Authentication.FindUserAsync("ada")).Should().NotBeNull();
        } while (number <= calls);

        number.Should().BeGreaterThan(2);
    }

    [Fact]
    public async Task Two_registrations_of_one_name_meet_in_every_order()
    {
        var report = await AllInterleavings.RunAsync(async stores =>
        {
            await using var first = AuthCoreTestHost.Create(users: stores.Users, state: stores.State);
            await using var second = AuthCoreTestHost.Create(users: stores.Users, state: stores.State);
            RegistrationOutcome? one = null;
            RegistrationOutcome? two = null;

            await stores.InterleaveAsync(
                async () => one = await first.Authentication.RegisterAsync("ada", "correct horse battery"),
                async () => two = await second.Authentication.RegisterAsync("ada", "battery horse correct")
            );

            new[] { one, two }.OfType<RegistrationOutcome.Registered>().Should().ContainSingle();
        });

        report.Schedules.Should().BeGreaterThan(1);
    }

    [Fact]
    public async Task A_store_over_a_connection_of_its_own_is_opened_for_each_caller_and_closed()
    {
        var sentence = "Of 20 simultaneous adds of one name one is done";

        var source = new StoreSource<IUserStore>(
            () => new MyUserStore(Connect()),
            store => ((MyUserStore)store).DisposeAsync()
        );
        await UserStoreContract.Find(sentence).RunAsync(source);

        _opened.Should().BeGreaterThan(20);
        _open.Should().Be(0);
    }

    private TestingPageTests Connect()
    {
        Interlocked.Increment(ref _opened);
        Interlocked.Increment(ref _open);
        return this;
    }

    private sealed class MyUserStore(TestingPageTests connection)
        : DelegatingUserStore(connection._database),
            IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            Interlocked.Decrement(ref connection._open);
            return default;
        }
    }
}
