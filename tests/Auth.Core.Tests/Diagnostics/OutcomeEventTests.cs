using System.Text.RegularExpressions;
using Auth.Core.Diagnostics;
using Auth.Core.Login;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Tests.Login;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>Each outcome of each verb makes one event, and the catalogue holds nothing that never happens.</summary>
public sealed class OutcomeEventTests
{
    // 72 times "a", made with Python's bcrypt, which reads no further.
    private const string CutHash = "$2b$04$N7f1n6mZ3Qe0LJ4k9xWcuOfsMX0p.jJIjmUcBpWGuAOpXoRsiLJJq";

    private static readonly Dictionary<string, OutcomeCase> Cases = LoginOutcomes
        .All.Concat(AttemptOutcomes.All)
        .Concat(SessionOutcomes.All)
        .Concat(AccountOutcomes.All)
        .ToDictionary(one => one.Name, StringComparer.Ordinal);

    // What needs another stage than the cases' and has a test of its own below.
    private static readonly SecurityEventKind[] Elsewhere =
    [
        LoginEvents.SucceededByCutPassword,
        .. StoredHashEventTests.Kinds,
        VerificationEvents.Operation.Failed,
        .. VerificationEvents.Refused,
        .. SigningKeyEvents.Make.Kinds,
        .. SigningKeyEvents.Withdraw.Kinds,
        .. SigningKeyEvents.Reseal.Kinds,
    ];

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("asvs", "16.3.1")]
    [Trait("asvs", "16.2.2")]
    [Trait("asvs", "16.3.3")]
    [Trait("asvs", "16.3.4")]
    public async Task An_outcome_makes_its_one_event(string name)
    {
        var one = Cases[name];
        var state = new InMemoryStateStore(
            new InMemoryStateOptions { MaxSessions = one.MaxSessions, MaxAttempts = one.MaxAttempts }
        );
        await using var house = await SessionHouse.CreateAsync(
            one.Configure,
            new SessionHouse.Shared { State = state }
        );
        var act = await one.Arrange(house);
        house.Tap.Events.Clear();

        await act();

        var made = house.Tap.Events.All.Should().ContainSingle().Which;
        made.Kind.Should().BeSameAs(one.Kind);
        made.Time.Should().Be(house.Clock.GetUtcNow());
        made.Time.Offset.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    [Trait("asvs", "16.1.1")]
    public void Nothing_stands_in_the_catalogue_that_no_test_makes_happen() =>
        SecurityEvents
            .All.Except(Cases.Values.Select(one => one.Kind))
            .Should()
            .BeEquivalentTo(Elsewhere.Except(Cases.Values.Select(one => one.Kind)));

    [Theory]
    [MemberData(nameof(Reasons))]
    [Trait("asvs", "16.3.2")]
    public async Task Each_reason_to_refuse_a_token_is_one_event_of_that_name(TokenRejection reason)
    {
        var events = new EventList();
        await using var host = Host(events, new Stub(() => new TokenVerification.Invalid(reason)));

        await host.Authentication.VerifyAsync("any");

        var made = events.All.Should().ContainSingle().Which;
        made.Kind.Operation.Should().Be("verify");
        made.Kind.Outcome.Should().Be(Snake(reason.ToString()));
    }

    [Fact]
    public async Task A_token_that_holds_makes_none()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        house.Tap.Events.Clear();

        (await house.AcceptsAsync(login.AccessToken)).Should().BeTrue();

        house.Tap.Events.All.Should().BeEmpty();
    }

    [Fact]
    [Trait("asvs", "16.3.4")]
    public async Task A_verification_that_throws_is_one_event()
    {
        var events = new EventList();
        await using var host = Host(events, new Stub(() => throw new IOException("out")));

        await host.Authentication.Awaiting(one => one.VerifyAsync("any").AsTask()).Should().ThrowAsync<IOException>();

        var made = events.All.Should().ContainSingle().Which;
        made.Kind.Should().BeSameAs(VerificationEvents.Operation.Failed);
        made.ErrorType.Should().Be(nameof(IOException));
    }

    [Fact]
    public async Task A_caller_who_leaves_makes_no_event()
    {
        await using var house = await SessionHouse.CreateAsync();
        house.Tap.Events.Clear();

        await house
            .Authentication.Awaiting(one => one.DisableAsync(house.Ada, new CancellationToken(canceled: true)))
            .Should()
            .ThrowAsync<OperationCanceledException>();

        house.Tap.Events.All.Should().BeEmpty();
    }

    [Fact]
    public async Task A_login_by_a_cut_password_is_an_event_of_its_own()
    {
        var events = new EventList();
        var users = new InMemoryUserStore();
        await users.AddAsync(LoginTests.Stored("ada", CutHash), default);
        await using var host = AuthCoreTestHost.Create(
            options => options.ImportedHashes.AdmitCutPasswords = true,
            services => services.AddSingleton<IUserStore>(users).AddSingleton<ISecurityEventSink>(events)
        );

        await host.Authentication.LoginAsync("ada", new string('a', 73));

        events.All.Should().ContainSingle().Which.Kind.Should().BeSameAs(LoginEvents.SucceededByCutPassword);
    }

    public static TheoryData<TokenRejection> Reasons => new(Enum.GetValues<TokenRejection>());

    private static AuthCoreTestHost Host(EventList events, ITokenService tokens) =>
        AuthCoreTestHost.Create(services: services =>
            services.AddSingleton(tokens).AddSingleton<ISecurityEventSink>(events)
        );

    private static string Snake(string name) =>
        Regex
            .Replace(name, "(?<=[a-z])[A-Z]", "_$0", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .ToLowerInvariant();

    private sealed class Stub(Func<TokenVerification> answer) : ITokenService
    {
        public AccessToken Issue(AccessTokenClaims claims) => throw new InvalidOperationException();

        public TokenVerification Verify(string? token) => answer();
    }
}
