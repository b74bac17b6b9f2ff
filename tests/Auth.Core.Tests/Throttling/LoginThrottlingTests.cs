using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.State;
using Auth.Core.Tests.Support;
using Auth.Core.Throttling;

namespace Auth.Core.Tests.Throttling;

/// <summary>What one caller after the other meets.</summary>
public class LoginThrottlingTests
{
    [Fact]
    [Trait("case", "L6")]
    public async Task A_right_password_while_waiting_is_answered_like_a_wrong_one()
    {
        await using var house = await SessionHouse.CreateAsync();
        await FailAsync(house, SessionHouse.Name, 5);

        var right = await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);
        var wrong = await house.Authentication.LoginAsync(SessionHouse.Name, "wrong");

        right.Should().BeOfType<LoginOutcome.Throttled>().Which.RetryAfter.Should().Be(TimeSpan.FromSeconds(30));
        wrong.Should().BeOfType<LoginOutcome.Throttled>().Which.RetryAfter.Should().Be(TimeSpan.FromSeconds(30));
    }

    [Fact]
    [Trait("case", "L6")]
    public async Task A_success_clears_the_counter()
    {
        await using var house = await SessionHouse.CreateAsync();

        for (var i = 0; i < 10; i++)
        {
            await FailAsync(house, SessionHouse.Name, 4);
            await house.LoginAsync();
        }

        (await AttemptsOfAsync(house)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("ADA")]
    [InlineData(" ada ")]
    [InlineData("\uFF21\uFF44\uFF41")]
    [Trait("case", "L4")]
    public async Task Every_spelling_of_a_name_meets_one_counter(string spelling)
    {
        await using var house = await SessionHouse.CreateAsync();
        await FailAsync(house, spelling, 3);
        await FailAsync(house, SessionHouse.Name, 2);

        var outcome = await house.Authentication.LoginAsync(spelling, SessionHouse.Password);

        outcome.Should().BeOfType<LoginOutcome.Throttled>();
    }

    [Fact]
    [Trait("asvs", "6.3.8")]
    [Trait("case", "L1")]
    public async Task A_name_that_nobody_has_is_answered_like_a_real_one_over_two_days()
    {
        await using var house = await SessionHouse.CreateAsync();
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var left = TimeSpan.FromDays(2);

        for (var attempt = 0; attempt < 20; attempt++)
        {
            var real = await house.Authentication.LoginAsync(SessionHouse.Name, $"wrong {attempt}");
            var made = await house.Authentication.LoginAsync("nobody", $"wrong {attempt}");

            Describe(made).Should().Be(Describe(real), "attempt {0}, seed {1}", attempt, seed);
            var step = attempt == 19 ? left : left * random.NextDouble() / 5;
            house.Clock.Advance(step);
            left -= step;
        }
    }

    [Fact]
    public async Task A_disabled_account_counts_a_right_password_as_a_failure()
    {
        await using var house = await SessionHouse.CreateAsync();
        await house.Authentication.DisableAsync(house.Ada);

        for (var i = 0; i < 5; i++)
        {
            var outcome = await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);
            outcome.Should().BeOfType<LoginOutcome.Refused>();
        }

        (await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password))
            .Should()
            .BeOfType<LoginOutcome.Throttled>();
    }

    [Fact]
    [Trait("asvs", "6.3.1")]
    public async Task A_hundred_failures_close_a_lane_until_the_administrator_speaks()
    {
        await using var house = await SessionHouse.CreateAsync();
        await CloseAsync(house);

        house.Clock.Advance(TimeSpan.FromDays(300));
        var closed = await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);
        var cleared = await house.Authentication.ClearAttemptsAsync(house.Ada);
        var open = await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);

        closed.Should().BeOfType<LoginOutcome.Throttled>().Which.RetryAfter.Should().Be(TimeSpan.FromHours(1));
        cleared.Should().BeOfType<AccountOutcome.Done>();
        open.Should().BeOfType<LoginOutcome.Succeeded>();
    }

    [Fact]
    public async Task Attempts_of_an_unknown_user_are_not_there_to_clear()
    {
        await using var house = await SessionHouse.CreateAsync();

        var outcome = await house.Authentication.ClearAttemptsAsync(Auth.Core.Users.UserId.Parse("nobody"));

        outcome.Should().BeOfType<AccountOutcome.UserUnknown>();
    }

    [Fact]
    public async Task Removing_the_id_that_nobody_has_forgets_no_attempts_at_made_up_names()
    {
        await using var house = await SessionHouse.CreateAsync();
        await FailAsync(house, "nobody", 5);

        var removed = await house.Authentication.RemoveAsync(default);
        house.Clock.Advance(TimeSpan.FromSeconds(2));

        removed.Should().BeFalse();
        (await house.Authentication.LoginAsync("nobody", "wrong")).Should().BeOfType<LoginOutcome.Throttled>();
    }

    [Fact]
    public async Task A_user_who_is_removed_leaves_no_attempts()
    {
        await using var house = await SessionHouse.CreateAsync();
        await FailAsync(house, SessionHouse.Name, 3);

        await house.Authentication.RemoveAsync(house.Ada);

        (await AttemptsOfAsync(house)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_wrong_current_password_counts_like_a_wrong_login()
    {
        await using var house = await SessionHouse.CreateAsync();
        for (var i = 0; i < 5; i++)
        {
            var wrong = await house.Authentication.ChangePasswordAsync(house.Ada, "wrong", SessionHouse.OtherPassword);
            wrong.Should().BeOfType<ChangePasswordOutcome.Refused>();
        }

        var change = await house.Authentication.ChangePasswordAsync(
            house.Ada,
            SessionHouse.Password,
            SessionHouse.OtherPassword
        );
        var login = await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);

        change.Should().BeOfType<ChangePasswordOutcome.Throttled>();
        login.Should().BeOfType<LoginOutcome.Throttled>();
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 7)]
    [InlineData(4, 7)]
    public async Task A_login_costs_few_statements(int failures, int statements)
    {
        await using var house = await SessionHouse.CreateAsync();
        await FailAsync(house, SessionHouse.Name, failures);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var before = house.Tap.Calls;

        await house.LoginAsync();

        (house.Tap.Calls - before).Should().BeLessThanOrEqualTo(statements);
    }

    [Theory]
    [InlineData(3650)]
    [InlineData(-3650)]
    public async Task A_clock_that_jumps_ten_years_locks_nobody_longer_than_one_wait(int days)
    {
        await using var house = await SessionHouse.CreateAsync();
        await FailAsync(house, SessionHouse.Name, 5);
        house.Clock.StepWallClock(TimeSpan.FromDays(days));

        await house.Authentication.LoginAsync(SessionHouse.Name, "wrong");
        house.Clock.Advance(TimeSpan.FromSeconds(30));

        (await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password))
            .Should()
            .BeOfType<LoginOutcome.Succeeded>();
    }

    internal static async Task FailAsync(SessionHouse house, string name, int times, ClientContext? context = null)
    {
        for (var i = 0; i < times; i++)
        {
            await house.Authentication.LoginAsync(name, $"wrong {i}", context);
        }
    }

    internal static async Task CloseAsync(SessionHouse house)
    {
        for (var i = 0; i < 100; i++)
        {
            await house.Authentication.LoginAsync(SessionHouse.Name, $"wrong {i}");
            house.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    internal static async Task<IReadOnlyList<StateRecord>> AttemptsOfAsync(SessionHouse house) =>
        await house.Shares.State.FindByOwnerAsync(StateKind.Attempt, house.Ada.Value, string.Empty, 1000, default);

    private static string Describe(LoginOutcome outcome) =>
        outcome is LoginOutcome.Throttled throttled ? $"{outcome} {throttled.RetryAfter}" : outcome.ToString()!;
}
