using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Throttling;

/// <summary>Stores that fail, hashers that fail, processes that die, and callers who leave.</summary>
[Trait("case", "S5, R23")]
public class AttemptFaultTests
{
    [Theory]
    [InlineData(SessionHouse.Password, "state.Remove", nameof(StoreFault.NotMade))]
    [InlineData(SessionHouse.Password, "state.Remove", nameof(StoreFault.ReplyLost))]
    [InlineData(SessionHouse.Password, "state.Remove", nameof(StoreFault.Cancelled))]
    [InlineData("wrong", "state.Replace", nameof(StoreFault.NotMade))]
    [InlineData("wrong", "state.Replace", nameof(StoreFault.ReplyLost))]
    public async Task A_store_that_is_out_when_settling_issues_nothing_and_the_verdict_is_kept(
        string password,
        string call,
        string fault
    )
    {
        await using var house = await SessionHouse.CreateAsync();
        house.Tap.Before = FailFirst(house, call, Enum.Parse<StoreFault>(fault));

        var outcome = await house.Authentication.LoginAsync(SessionHouse.Name, password);
        house.Tap.Before = null;
        var isWrong = password is "wrong";
        await LoginThrottlingTests.FailAsync(house, SessionHouse.Name, isWrong ? 4 : 5);

        outcome.Should().BeOfType<LoginOutcome.Unavailable>().Which.RetryAfter.Should().BePositive();
        (await house.RecordsAsync()).Should().BeEmpty();
        (await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password))
            .Should()
            .BeOfType<LoginOutcome.Throttled>("the kept verdict counts exactly once");
    }

    [Fact]
    public async Task A_reservation_whose_reply_is_lost_is_no_failure()
    {
        await using var house = await SessionHouse.CreateAsync();
        for (var i = 0; i < 10; i++)
        {
            house.Tap.FailCall(1, StoreFault.ReplyLost);
            var login = () => house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);
            await login.Should().ThrowAsync<IOException>();
        }

        await house.LoginAsync();

        (await LoginThrottlingTests.AttemptsOfAsync(house)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_hasher_that_fails_counts_nothing()
    {
        var hasher = new FailingHasher();
        await using var house = await SessionHouse.CreateAsync(hasher: hasher);
        hasher.Fails = true;
        for (var i = 0; i < 10; i++)
        {
            var login = () => house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);
            await login.Should().ThrowAsync<InvalidOperationException>();
        }

        hasher.Fails = false;

        (await house.LoginAsync()).Should().BeOfType<LoginOutcome.Succeeded>();
        (await LoginThrottlingTests.AttemptsOfAsync(house)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_process_that_dies_leaves_one_failure_and_no_lock()
    {
        await using var house = await SessionHouse.CreateAsync();
        await LoginThrottlingTests.FailAsync(house, SessionHouse.Name, 4);
        await DieWithAGuessAsync(house);
        await using var next = house.Neighbour();

        house.Clock.Advance(TimeSpan.FromSeconds(30));
        var waiting = await next.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);
        house.Clock.Advance(TimeSpan.FromSeconds(30));
        var later = await next.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);

        waiting.Should().BeOfType<LoginOutcome.Throttled>().Which.RetryAfter.Should().Be(TimeSpan.FromSeconds(30));
        later.Should().BeOfType<LoginOutcome.Succeeded>();
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(-24 * 365)]
    public async Task A_clock_that_goes_back_with_a_guess_under_way_locks_nobody_longer(int hours)
    {
        await using var house = await SessionHouse.CreateAsync();
        await LoginThrottlingTests.FailAsync(house, SessionHouse.Name, 4);
        await DieWithAGuessAsync(house);
        house.Clock.StepWallClock(TimeSpan.FromHours(hours));
        await using var next = house.Neighbour();

        // The lease is cut to its time when it is first judged; whoever waits for it is told so after ten seconds.
        var parked = next.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);
        for (var i = 0; i < 400 && !parked.IsCompleted; i++)
        {
            house.Clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(1);
        }

        (await parked).Should().BeOfType<LoginOutcome.Busy>();
        house.Clock.Advance(TimeSpan.FromSeconds(30));
        await next.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);
        house.Clock.Advance(TimeSpan.FromSeconds(30));
        (await next.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password))
            .Should()
            .BeOfType<LoginOutcome.Succeeded>();
    }

    [Fact]
    public async Task Logging_in_and_leaving_over_and_over_holds_no_account()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        await using var house = await SessionHouse.CreateAsync();
        house.Tap.Yields = true;
        for (var round = 0; round < 20; round++)
        {
            using var leaving = new CancellationTokenSource();
            var turns = random.Next(60);
            var crowd = AtOnce.RunAsync(30, i => LeaveAsync(house, leaving.Token));
            for (var turn = 0; turn < turns; turn++)
            {
                await FairYield.Once();
            }

            await leaving.CancelAsync();
            await crowd;
        }

        (await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password))
            .Should()
            .BeOfType<LoginOutcome.Succeeded>("seed {0}", seed);
        (await LoginThrottlingTests.AttemptsOfAsync(house)).Should().BeEmpty("seed {0}", seed);
    }

    [Theory]
    [InlineData("login")]
    [InlineData("register")]
    [InlineData("change password")]
    public async Task Cancelled_at_any_store_call_a_use_case_leaves_all_or_nothing(string useCase)
    {
        var happened = true;
        for (var place = 0; happened; place++)
        {
            await using var house = await SessionHouse.CreateAsync();
            await LoginThrottlingTests.FailAsync(house, SessionHouse.Name, 2);
            using var cancel = new CancellationTokenSource();
            house.Tap.OnCallerLeaves = cancel.Cancel;
            house.Tap.FailCall(place, StoreFault.CallerLeaves);

            var isDone = await ActAsync(house, useCase, cancel.Token);
            happened = house.Tap.HasFailed;
            house.Tap.FailCall(-1, StoreFault.NotMade);

            await CheckAsync(house, useCase, isDone, $"{useCase} at {place}");
        }
    }

    private static async Task<bool> ActAsync(SessionHouse house, string useCase, CancellationToken cancel)
    {
        try
        {
            return useCase switch
            {
                "login" => await house.Authentication.LoginAsync(
                    SessionHouse.Name,
                    SessionHouse.Password,
                    cancellationToken: cancel
                ) is LoginOutcome.Succeeded,
                "register" => await house.Authentication.RegisterAsync(
                    "eve",
                    SessionHouse.Password,
                    cancellationToken: cancel
                ) is Auth.Core.Registration.RegistrationOutcome.Registered,
                _ => await house.Authentication.ChangePasswordAsync(
                    house.Ada,
                    SessionHouse.Password,
                    SessionHouse.OtherPassword,
                    cancellationToken: cancel
                ) is ChangePasswordOutcome.Changed,
            };
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task CheckAsync(SessionHouse house, string useCase, bool isDone, string because)
    {
        var attempts = await LoginThrottlingTests.AttemptsOfAsync(house);
        var records = await house.RecordsAsync();
        var eve = await house.Authentication.FindUserAsync("eve");

        // Either the whole of it, with the failures before forgotten, or nothing of it, and the two failures still stand.
        (eve is not null)
            .Should()
            .Be(useCase is "register" && isDone, because);
        records.Count.Should().Be(useCase is not "register" && isDone ? 1 : 0, because);
        attempts.Count.Should().Be(useCase is not "register" && isDone ? 0 : 1, because);
        await LoginThrottlingTests.FailAsync(house, SessionHouse.Name, attempts.Count == 0 ? 4 : 2);
        var changed = useCase is "change password" && isDone;
        (await house.LoginAsync(changed ? SessionHouse.OtherPassword : SessionHouse.Password))
            .Should()
            .NotBeNull(because);
    }

    private static async Task<bool> LeaveAsync(SessionHouse house, CancellationToken cancellationToken)
    {
        try
        {
            await house.Authentication.LoginAsync(
                SessionHouse.Name,
                SessionHouse.Password,
                cancellationToken: cancellationToken
            );
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    // Another process reserves and is never heard of again.
    private static async Task DieWithAGuessAsync(SessionHouse house)
    {
        var hasher = new FailingHasher();
        var dead = house.Neighbour(hasher: hasher);
        hasher.Fails = true;
        dead.Tap.Before = call =>
            call is "state.Replace" && hasher.Tries > 0 ? throw new IOException("dead") : Task.CompletedTask;
        var login = () => dead.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);
        await login.Should().ThrowAsync<InvalidOperationException>();
    }

    private static Func<string, Task> FailFirst(SessionHouse house, string name, StoreFault fault)
    {
        var isDone = false;
        return call =>
        {
            if (!isDone && string.Equals(call, name, StringComparison.Ordinal))
            {
                isDone = true;
                house.Tap.FailCall(0, fault);
            }

            return Task.CompletedTask;
        };
    }

    private sealed class FailingHasher : IPasswordHasher
    {
        private readonly CountingHasher _inner = new();

        public bool Fails { get; set; }

        public int Tries { get; private set; }

        public string Hash(ReadOnlySpan<char> password) => _inner.Hash(password);

        public PasswordVerification Verify(ReadOnlySpan<char> password, string? hash)
        {
            Tries++;
            return Fails ? throw new InvalidOperationException("broken") : _inner.Verify(password, hash);
        }
    }
}
