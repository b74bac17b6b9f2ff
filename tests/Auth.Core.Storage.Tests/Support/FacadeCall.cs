using System.Diagnostics;
using Auth.Core.Users;

namespace Auth.Core.Storage.Tests.Support;

/// <summary>A method of the facade that needs its store, by the name that its tests say.</summary>
internal sealed record FacadeCall(
    string Name,
    Func<AuthenticationService, Guest, Task<object?>> Make,
    bool Writes = true
)
{
    /// <summary>What a store that is out makes of any call: the outcome or the exception of that name, both to be tried again.</summary>
    public const string Unavailable = "Unavailable";

    private const string Next = "battery horse correct";

    public static IReadOnlyList<FacadeCall> All { get; } =
    [
        new("register", async (auth, who) => await auth.RegisterAsync($"{who.Name}-too", StoreHouse.Password)),
        new("log in", async (auth, who) => await auth.LoginAsync(who.Name, StoreHouse.Password)),
        new("log in wrongly", async (auth, who) => await auth.LoginAsync(who.Name, Next)),
        new("change password", async (auth, who) => await auth.ChangePasswordAsync(who.Id, StoreHouse.Password, Next)),
        new("refresh", async (auth, who) => await auth.RefreshAsync(who.RefreshToken)),
        new("log out", (auth, who) => Done(auth.LogoutAsync(who.RefreshToken))),
        new("log out everywhere", async (auth, who) => await auth.LogoutEverywhereAsync(who.Id)),
        new("log out others", async (auth, who) => await auth.LogoutOthersAsync(who.Id, default)),
        new("end session", async (auth, who) => await auth.EndSessionAsync(who.Id, who.Session)),
        new("list", async (auth, who) => await auth.ListSessionsAsync(who.Id), Writes: false),
        new("find", async (auth, who) => await auth.FindUserAsync(who.Name), Writes: false),
        new("is in role", async (auth, who) => await auth.IsInRoleAsync(who.Id, "user"), Writes: false),
        new("give role", async (auth, who) => await auth.AddToRoleAsync(who.Id, "admin")),
        new("take role", async (auth, who) => await auth.RemoveFromRoleAsync(who.Id, "user")),
        new("disable", async (auth, who) => await auth.DisableAsync(who.Id)),
        new("bump", async (auth, who) => await auth.BumpSecurityVersionAsync(who.Id)),
        new("remove", async (auth, who) => await auth.RemoveAsync(who.Id)),
        new("clear attempts", async (auth, who) => await auth.ClearAttemptsAsync(who.Id)),
        new("issue", async (auth, who) => await auth.IssueAsync(who.Id)),
    ];

    /// <summary>Makes the call; how it ended, and after how long.</summary>
    public async Task<(string Call, string Ending, TimeSpan Took)> RunAsync(AuthenticationService auth, Guest guest)
    {
        var started = Stopwatch.GetTimestamp();
        string ending;
        try
        {
            ending = (await Task.Run(() => Make(auth, guest)))?.GetType().Name ?? "nothing";
        }
        catch (StoreUnavailableException)
        {
            ending = Unavailable;
        }

        return (Name, ending, Stopwatch.GetElapsedTime(started));
    }

    private static async Task<object?> Done(Task task)
    {
        await task;
        return null;
    }
}
