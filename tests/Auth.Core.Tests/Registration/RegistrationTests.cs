using Auth.Core.Passwords;
using Auth.Core.Registration;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Registration;

public class RegistrationTests
{
    private const string Password = "correct horse battery";

    [Fact]
    [Trait("asvs", "10.3.3")]
    public async Task A_new_user_has_the_role_user_and_a_random_id()
    {
        await using var host = AuthCoreTestHost.Create();

        var outcome = await host.Authentication.RegisterAsync("Ada", Password);

        var user = outcome.Should().BeOfType<RegistrationOutcome.Registered>().Which.User;
        user.Name.Display.Should().Be("Ada");
        user.Roles.Should().Equal("user");
        user.Id.Value.Should().HaveLength(22);
        user.CreatedAt.Should().Be(host.Clock.GetUtcNow());
        user.IsDisabled.Should().BeFalse();
    }

    [Fact]
    public async Task A_taken_name_is_an_ordinary_answer_in_every_spelling()
    {
        await using var host = AuthCoreTestHost.Create();
        await host.Authentication.RegisterAsync("Ada", Password);

        var outcome = await host.Authentication.RegisterAsync(" ADA ", "another long password");

        outcome.Should().BeOfType<RegistrationOutcome.UserNameTaken>();
    }

    [Fact]
    public async Task A_refused_password_costs_no_hash_and_no_look_up()
    {
        var (host, hasher, store) = Observed();
        await using var _ = host;
        var hashesAtStart = hasher.Hashes;

        var outcome = await host.Authentication.RegisterAsync("ada", "short");

        outcome
            .Should()
            .BeOfType<RegistrationOutcome.PasswordRejected>()
            .Which.Reasons.Should()
            .Equal(PasswordRejection.TooShort);
        hasher.Hashes.Should().Be(hashesAtStart);
        store.Calls.Should().Be(0);
    }

    [Theory]
    [InlineData(null, UserNameRejection.Empty)]
    [InlineData("", UserNameRejection.Empty)]
    [InlineData("a\0", UserNameRejection.ForbiddenCharacter)]
    public async Task A_text_that_is_no_name_is_refused_with_the_reason(string? name, UserNameRejection reason)
    {
        await using var host = AuthCoreTestHost.Create();

        var outcome = await host.Authentication.RegisterAsync(name, Password);

        outcome.Should().BeOfType<RegistrationOutcome.UserNameRejected>().Which.Reason.Should().Be(reason);
    }

    [Fact]
    public async Task The_registered_length_is_an_option()
    {
        await using var narrow = AuthCoreTestHost.Create();
        await using var wide = AuthCoreTestHost.Create(options => options.UserNames.MaxLength = 254);
        var name = new string('a', 65);

        var refused = await narrow.Authentication.RegisterAsync(name, Password);
        var accepted = await wide.Authentication.RegisterAsync(name, Password);

        refused
            .Should()
            .BeOfType<RegistrationOutcome.UserNameRejected>()
            .Which.Reason.Should()
            .Be(UserNameRejection.TooLong);
        accepted.Should().BeOfType<RegistrationOutcome.Registered>();
    }

    [Fact]
    public async Task Where_only_ascii_is_admitted_other_names_are_refused()
    {
        await using var host = AuthCoreTestHost.Create(options => options.Text.AsciiOnly = true);

        var outcome = await host.Authentication.RegisterAsync("Zo\u00EB", Password);

        outcome
            .Should()
            .BeOfType<RegistrationOutcome.UserNameRejected>()
            .Which.Reason.Should()
            .Be(UserNameRejection.NotAscii);
    }

    [Theory]
    [Trait("asvs", "15.4.2")]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(200)]
    public async Task Of_simultaneous_registrations_of_one_name_one_succeeds_and_one_hash_is_made(int count)
    {
        for (var round = 0; round < 20; round++)
        {
            var (host, hasher, _) = Observed();
            await using var _ = host;
            var hashesAtStart = hasher.Hashes;

            var outcomes = await AtOnce.RunAsync(
                count,
                i => host.Authentication.RegisterAsync(i % 2 == 0 ? "ada" : "ADA", $"{Password} {i}")
            );

            outcomes.OfType<RegistrationOutcome.Registered>().Should().ContainSingle();
            outcomes.OfType<RegistrationOutcome.UserNameTaken>().Should().HaveCount(count - 1);
            (hasher.Hashes - hashesAtStart).Should().Be(1);
        }
    }

    [Fact]
    public async Task Across_processes_the_stores_unique_index_decides()
    {
        var store = new ObservedUserStore();
        var hosts = Enumerable
            .Range(0, 4)
            .Select(_ => AuthCoreTestHost.Create(services: services => services.AddSingleton<IUserStore>(store)))
            .ToArray();

        for (var round = 0; round < 50; round++)
        {
            var name = $"user{round}";
            var outcomes = await AtOnce.RunAsync(
                hosts.Length * 5,
                i => hosts[i % hosts.Length].Authentication.RegisterAsync(name, $"{Password} {i}")
            );

            outcomes.OfType<RegistrationOutcome.Registered>().Should().ContainSingle();
            outcomes.OfType<RegistrationOutcome.UserNameTaken>().Should().HaveCount(outcomes.Length - 1);
        }

        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task When_the_leader_is_cancelled_the_next_waiter_leads_with_its_own_password()
    {
        var (host, _, store) = Observed();
        await using var _ = host;
        var leaderInside = new TaskCompletionSource();
        var letLeaderGo = new TaskCompletionSource();
        var calls = 0;
        store.BeforeAdd = () =>
        {
            if (Interlocked.Increment(ref calls) > 1)
            {
                return Task.CompletedTask;
            }

            leaderInside.SetResult();
            return letLeaderGo.Task;
        };
        using var cancellation = new CancellationTokenSource();
        var leader = host.Authentication.RegisterAsync(
            "ada",
            "the leader's password",
            cancellationToken: cancellation.Token
        );
        await leaderInside.Task;
        var follower = host.Authentication.RegisterAsync("ada", "the follower's password");
        await cancellation.CancelAsync();
        letLeaderGo.SetResult();

        var act = () => leader;
        await act.Should().ThrowAsync<OperationCanceledException>();

        (await follower).Should().BeOfType<RegistrationOutcome.Registered>();
        (await host.Authentication.LoginAsync("ada", "the follower's password"))
            .Should()
            .BeOfType<Auth.Core.Login.LoginOutcome.Succeeded>();
    }

    [Fact]
    public async Task A_failing_store_passes_through_and_the_next_waiter_leads()
    {
        var (host, _, store) = Observed();
        await using var _ = host;
        var calls = 0;
        store.BeforeAdd = () =>
            Interlocked.Increment(ref calls) == 1
                ? Task.FromException(new InvalidDataException("the disk is gone"))
                : Task.CompletedTask;

        var first = () => host.Authentication.RegisterAsync("ada", Password);
        await first.Should().ThrowAsync<InvalidDataException>();
        var second = await host.Authentication.RegisterAsync("ada", Password);

        second.Should().BeOfType<RegistrationOutcome.Registered>();
    }

    [Fact]
    public async Task More_than_1024_at_once_are_turned_away_and_a_freed_place_admits_again()
    {
        var flights = new NameFlights();
        var held = new List<IDisposable>();
        for (var i = 0; i < NameFlights.MostAboard; i++)
        {
            held.Add((await flights.EnterAsync($"name{i}", default))!);
        }

        var late = await flights.EnterAsync("late", default);
        held[0].Dispose();
        using var next = await flights.EnterAsync("late", default);

        late.Should().BeNull();
        next.Should().NotBe(null);
    }

    [Fact]
    public async Task No_flight_is_left_behind()
    {
        var flights = new NameFlights();
        for (var i = 0; i < 100; i++)
        {
            using var turn = await flights.EnterAsync($"name{i}", default);
        }

        using var held = await flights.EnterAsync("name", default);
        var cancelled = async () => await flights.EnterAsync("name", new CancellationToken(canceled: true));
        await cancelled.Should().ThrowAsync<OperationCanceledException>();

        flights.Count.Should().Be(1);
    }

    private static (AuthCoreTestHost Host, CountingHasher Hasher, ObservedUserStore Store) Observed()
    {
        var hasher = new CountingHasher();
        var store = new ObservedUserStore();
        var host = AuthCoreTestHost.Create(services: services =>
            services.AddSingleton<IPasswordHasher>(hasher).AddSingleton<IUserStore>(store)
        );

        // The gate makes its decoy when it is first resolved.
        host.Services.GetRequiredService<HashingGate>();
        return (host, hasher, store);
    }
}
