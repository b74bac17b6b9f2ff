using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.State;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Xunit.Abstractions;

namespace Auth.Core.Tests.Sessions;

/// <summary>What a live session takes in the memory store: under 1 KiB with its index, so that 250,000 take 250 MB.</summary>
[Collection(Alone.Name)]
public class SessionMemoryTests(ITestOutputHelper output)
{
    private const int Sessions = 20_000;

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public async Task A_live_session_takes_under_1_kib(int sessionsOfAUser)
    {
        var store = new InMemoryStateStore();
        await FillAsync(new InMemoryStateStore(), 100, sessionsOfAUser);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await FillAsync(store, Sessions, sessionsOfAUser);
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / Sessions;

        output.WriteLine($"{bytes} bytes a session, {sessionsOfAUser} a user");
        GC.KeepAlive(store);
        bytes.Should().BeInRange(200, 1023);
    }

    [Fact]
    public async Task A_full_store_answers_busy_and_signs_nobody_out()
    {
        var shared = new SessionHouse.Shared
        {
            State = new InMemoryStateStore(new InMemoryStateOptions { MaxSessions = 1 }),
        };
        await using var house = await SessionHouse.CreateAsync(shared: shared);
        var login = await house.LoginAsync();

        var second = await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);
        var issued = await house.Authentication.IssueAsync(house.Ada);

        second.Should().BeOfType<LoginOutcome.Busy>().Which.RetryAfter.Should().BePositive();
        issued.Should().BeOfType<IssueOutcome.Busy>();
        (await house.RejectionAsync(login.RefreshToken)).Should().BeNull();
    }

    private static async Task FillAsync(InMemoryStateStore store, int count, int sessionsOfAUser)
    {
        var owner = default(UserId);
        for (var i = 0; i < count; i++)
        {
            owner = i % sessionsOfAUser == 0 ? UserId.Parse($"user-with-22-letters{i:x6}"[^22..]) : owner;
            var data = new SessionData
            {
                Counter = 1000,
                MasterKeyId = uint.MaxValue,
                CreatedAt = 1_767_225_600_000,
                LastUsedAt = 1_767_225_600_000,
                RotatedAt = 1_767_225_600_000,
                IdleAt = 1_767_225_600_000,
                AbsoluteAt = 1_767_225_600_000,
                AuthenticatedAt = 1_767_225_600_000,
                AuthenticationMethods = ["pwd"],
                Client = "Firefox 140 on Linux",
                CredentialVersion = 1,
            };
            var id = new SessionId($"session-of-22-letters{i:x6}"[^22..]);
            await store.AddAsync(StoredSession.ToRecord(id, owner, data, i + 1), default);
        }
    }
}
