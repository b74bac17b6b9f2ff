using Auth.Core.Diagnostics;
using Auth.Core.Testing;
using Auth.Core.Tests.Login;
using Auth.Core.Tests.Passwords;
using Auth.Core.Tests.Passwords.Peppers;
using Auth.Core.Tests.Support;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>A row that nobody can log in with is told to the operator, and to him alone.</summary>
public sealed class StoredHashEventTests
{
    private const string Password = "correct horse battery";

    // The kinds that are made happen here; each has a twin at the change of password.
    internal static readonly IReadOnlyList<SecurityEventKind> Kinds =
    [
        .. Of(LoginEvents.Attempts),
        .. Of(PasswordChangeEvents.Attempts),
        StoredHashEvents.Costly,
    ];

    private static string Plain => FastBcrypt.Create().Hash(Password);

    private static string Strange => FastBcrypt.Peppered([SamplePeppers.Of("strange")]).Hash(Password);

    [Theory]
    [InlineData("stored_hash_unreadable", "unreadable")]
    [InlineData("stored_hash_too_costly", "too_costly")]
    [InlineData("stored_hash_of_unknown_pepper", "unknown_pepper")]
    [InlineData("stored_hash_without_pepper", "without_required_pepper")]
    public async Task A_row_that_cannot_verify_is_the_reason_of_the_failure(string outcome, string fault)
    {
        using var ear = new Ear();
        var events = new EventList();
        await using var host = await HostAsync(
            Row(outcome),
            events,
            isPepperRequired: outcome.EndsWith("without_pepper", StringComparison.Ordinal)
        );

        await host.Authentication.LoginAsync("ada", Password);
        await host.Authentication.ChangePasswordAsync(UserId.Parse("id-of-ada"), Password, "another horse battery");

        events.All.Select(one => one.Kind.Outcome).Should().Equal(outcome, outcome);
        events.All.Select(one => one.Kind.Operation).Should().Equal("login", "change_password");
        events.All.Should().OnlyContain(one => one.UserId == "id-of-ada");
        ear.Instruments.Should().Contain($"metric auth_core.password.stored_hash_faults fault={fault}");
    }

    [Theory]
    [InlineData(Password, "succeeded")]
    [InlineData("wrong horse battery", "wrong_password")]
    public async Task A_row_dearer_than_today_is_told_besides(string password, string outcome)
    {
        using var ear = new Ear();
        var events = new EventList();
        await using var host = await HostAsync(FastBcrypt.Create(workFactor: 6).Hash(Password), events);

        await host.Authentication.LoginAsync("ada", password);

        events.All.Select(one => one.Kind.Outcome).Should().Equal(outcome, "costlier_than_current");
        events.All.Should().OnlyContain(one => one.UserId == "id-of-ada");
        ear.Instruments.Should().Contain("metric auth_core.password.stored_hash_faults fault=costlier_than_current");
    }

    [Fact]
    public async Task A_row_without_a_pepper_is_counted_until_its_next_login()
    {
        using var ear = new Ear();
        var events = new EventList();
        await using var host = await HostAsync(Plain, events, hasPepper: true);

        await host.Authentication.LoginAsync("ada", Password);
        await host.Authentication.LoginAsync("ada", Password);

        events.All.Select(one => one.Kind.Outcome).Should().Equal("succeeded", "succeeded");
        ear.Instruments.Should().ContainSingle(line => line.EndsWith("fault=without_pepper", StringComparison.Ordinal));
    }

    private static IEnumerable<SecurityEventKind> Of(AttemptEvents events) =>
        [events.HashUnreadable, events.HashTooCostly, events.HashOfUnknownPepper, events.HashWithoutPepper];

    private static string Row(string outcome) =>
        outcome switch
        {
            "stored_hash_unreadable" => "pbkdf2_sha256$1$salt$" + Plain,
            "stored_hash_too_costly" => Plain.Replace("$04$", "$17$", StringComparison.Ordinal),
            "stored_hash_of_unknown_pepper" => Strange,
            _ => Plain,
        };

    private static async Task<AuthCoreTestHost> HostAsync(
        string row,
        EventList events,
        bool isPepperRequired = false,
        bool hasPepper = false
    )
    {
        var users = new InMemoryUserStore();
        await users.AddAsync(LoginTests.Stored("ada", row), default);
        return AuthCoreTestHost.Create(
            options =>
            {
                options.RequirePepper = isPepperRequired;
                if (isPepperRequired || hasPepper)
                {
                    options.Peppers.Add(SamplePeppers.First);
                }
            },
            services => services.AddSingleton<IUserStore>(users).AddSingleton<ISecurityEventSink>(events)
        );
    }
}
