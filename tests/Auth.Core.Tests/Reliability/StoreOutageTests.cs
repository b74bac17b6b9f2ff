using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.Registration;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Testing.Faults;
using Auth.Core.Users;

namespace Auth.Core.Tests.Reliability;

/// <summary>A store that cannot answer is an outcome with a time to come back, whichever call it fails, and nobody's failure.</summary>
[Trait("case", "R7, S5")]
public sealed class StoreOutageTests : IAsyncDisposable
{
    private const string Password = "correct horse battery";
    private const string Other = "battery horse correct";

    private readonly StoreFaults _faults = new();
    private readonly AuthCoreTestHost _host;

    public StoreOutageTests() =>
        _host = AuthCoreTestHost.Create(
            users: new FaultUserStore(new InMemoryUserStore(), _faults),
            state: new FaultStateStore(new InMemoryStateStore(), _faults)
        );

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(StoreFault.Transient)]
    [InlineData(StoreFault.ReplyLostAfterCommit)]
    public async Task Whichever_store_call_of_a_login_fails_it_is_unavailable_and_counts_nothing(StoreFault fault)
    {
        await RegisterAsync();

        var calls = await ForEachCallAsync(
            fault,
            async () =>
                (await _host.Authentication.LoginAsync("ada", Password)) is LoginOutcome.Unavailable lost
                    ? lost.RetryAfter
                    : null,
            CountsNothingAsync
        );

        calls.Should().BeGreaterThan(3);
    }

    [Theory]
    [InlineData(StoreFault.Transient)]
    [InlineData(StoreFault.ReplyLostAfterCommit)]
    public async Task Whichever_store_call_of_a_change_fails_it_is_unavailable_and_counts_nothing(StoreFault fault)
    {
        var id = await RegisterAsync();
        var (current, next) = (Password, Other);

        var calls = await ForEachCallAsync(
            fault,
            async () =>
                await _host.Authentication.ChangePasswordAsync(id, current, next)
                    is ChangePasswordOutcome.Unavailable lost
                    ? lost.RetryAfter
                    : null,
            async () =>
            {
                // The row may be written though its reply was lost, or a later call has failed.
                if (await _host.Authentication.LoginAsync("ada", next) is LoginOutcome.Succeeded)
                {
                    (current, next) = (next, current);
                }
            }
        );

        calls.Should().BeGreaterThan(4);
    }

    [Theory]
    [InlineData(StoreFault.Transient)]
    [InlineData(StoreFault.ReplyLostAfterCommit)]
    public async Task Whichever_store_call_of_a_registration_fails_it_is_unavailable(StoreFault fault)
    {
        var number = 0;

        var calls = await ForEachCallAsync(
            fault,
            async () =>
                await _host.Authentication.RegisterAsync($"ada{++number}", Password)
                    is RegistrationOutcome.Unavailable lost
                    ? lost.RetryAfter
                    : null,
            () => Task.CompletedTask
        );

        calls.Should().Be(2);
    }

    private async Task<UserId> RegisterAsync() =>
        ((RegistrationOutcome.Registered)await _host.Authentication.RegisterAsync("ada", Password)).User.Id;

    // Five wrong passwords bring a wait: one that the outage had counted would make these four five.
    private async Task CountsNothingAsync()
    {
        for (var i = 0; i < 4; i++)
        {
            (await _host.Authentication.LoginAsync("ada", Other)).Should().BeOfType<LoginOutcome.Refused>();
        }

        (await _host.Authentication.LoginAsync("ada", Password)).Should().BeOfType<LoginOutcome.Succeeded>();
    }

    private async Task<int> ForEachCallAsync(StoreFault fault, Func<Task<TimeSpan?>> retryAfter, Func<Task> check)
    {
        for (var number = 1; ; number++)
        {
            _faults.FailCall(number, fault);
            var wait = await retryAfter();
            var hasFailed = _faults.HasFailed;
            _faults.Clear();
            if (!hasFailed)
            {
                wait.Should().BeNull();
                return number - 1;
            }

            wait.Should().Be(TimeSpan.FromSeconds(5), "call {0} has failed", number);
            await check();
        }
    }
}
