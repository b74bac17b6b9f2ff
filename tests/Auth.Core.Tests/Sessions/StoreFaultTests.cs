using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Sessions;

/// <summary>Every store call of every use case fails once, in every way: the sweep that databases are tested by.</summary>
[Trait("case", "S5, S6, R7, R23")]
public class StoreFaultTests
{
    public static TheoryData<string, string> Sweep()
    {
        var sweep = new TheoryData<string, string>();
        foreach (var useCase in UseCase.All)
        {
            foreach (var fault in Enum.GetNames<StoreFault>())
            {
                sweep.Add(useCase.Name, fault);
            }
        }

        return sweep;
    }

    [Theory]
    [Trait("asvs", "16.5.3")]
    [Trait("asvs", "2.3.3")]
    [MemberData(nameof(Sweep))]
    public async Task A_failure_leaves_all_or_nothing_and_what_was_written_bites_at_once(string name, string fault)
    {
        for (var place = 0; await RunAsync(name, fault, place, CheckWhatIsLeftAsync); place++) { }
    }

    [Theory]
    [MemberData(nameof(Sweep))]
    public async Task Repeating_it_finishes_the_work(string name, string fault)
    {
        for (var place = 0; await RunAsync(name, fault, place, RepeatAsync); place++) { }
    }

    // False when the use case has no call at this place.
    private static async Task<bool> RunAsync(string name, string fault, int place, Func<Stage, Task> check)
    {
        var useCase = UseCase.All.Single(one => string.Equals(one.Name, name, StringComparison.Ordinal));
        await using var house = await SessionHouse.CreateAsync(o => o.Sessions.MaxPerUser = 2);
        var login = await house.LoginAsync();
        var warm = await house.AcceptsAsync(login.AccessToken);
        await useCase.Prepare(house, login);
        var stage = new Stage(useCase, house, login, await SnapshotAsync(house, login), $"{name}, {fault} at {place}");
        using var cancel = new CancellationTokenSource();
        house.Tap.OnCallerLeaves = cancel.Cancel;
        house.Tap.FailCall(place, Enum.Parse<StoreFault>(fault));

        try
        {
            var outcome = await useCase.Act(house, login, cancel.Token);
            useCase.Succeeded(outcome).Should().BeTrue("{0} answered {1}", stage.Because, outcome);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // What a store throws passes through untouched; nobody was given anything.
        }

        warm.Should().BeTrue();
        var happened = house.Tap.HasFailed;
        house.Tap.FailCall(-1, StoreFault.NotMade);
        await check(stage);
        return happened;
    }

    private static async Task CheckWhatIsLeftAsync(Stage stage)
    {
        var now = await SnapshotAsync(stage.House, stage.Login);
        var refreshLives =
            now.HasUser && now.HasSession && now.Credential == stage.Before.Credential && !now.IsDisabled;
        var accessLives = refreshLives && now.Security == stage.Before.Security && now.Security == 1;
        await using var elsewhere = stage.House.Neighbour(o => o.Sessions.RevocationCheck = RevocationCheck.Live);

        (await stage.House.AcceptsAsync(stage.Login.AccessToken)).Should().Be(accessLives, stage.Because);
        (await elsewhere.AcceptsAsync(stage.Login.AccessToken)).Should().Be(accessLives, stage.Because);
        var isReuse = string.Equals(stage.UseCase.Name, "reuse", StringComparison.Ordinal);
        (await elsewhere.RejectionAsync(stage.Login.RefreshToken) is null)
            .Should()
            .Be(refreshLives && !isReuse, stage.Because);
    }

    private static async Task RepeatAsync(Stage stage)
    {
        var outcome = stage.UseCase.Repeat is { } repeat
            ? await repeat(stage.House, stage.Login)
            : await stage.UseCase.Act(stage.House, stage.Login, CancellationToken.None);

        stage.UseCase.Succeeded(outcome).Should().BeTrue("{0}, repeated, answered {1}", stage.Because, outcome);
        (await stage.UseCase.Holds(stage.House, stage.Login)).Should().BeTrue(stage.Because);
    }

    private static async Task<Snapshot> SnapshotAsync(SessionHouse house, LoginOutcome.Succeeded login)
    {
        var user = await house.Shares.Users.FindByIdAsync(house.Ada, default);
        return new Snapshot(
            user is not null,
            user?.IsDisabled ?? false,
            user?.CredentialVersion ?? 0,
            user?.SecurityVersion ?? 0,
            await house.RecordAsync(login.RefreshToken.SessionId) is not null
        );
    }

    private sealed record Stage(
        UseCase UseCase,
        SessionHouse House,
        LoginOutcome.Succeeded Login,
        Snapshot Before,
        string Because
    );

    private sealed record Snapshot(bool HasUser, bool IsDisabled, long Credential, long Security, bool HasSession);
}
