using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Reliability;

/// <summary>One thing that a user or an administrator may want at any moment, done on a stage.</summary>
internal sealed record Verb(string Name, Func<AuthenticationService, Stage, Task<Answer>> Act)
{
    /// <summary>Every verb of the facade that asks a store.</summary>
    public static IReadOnlyList<Verb> All { get; } =
    [
        new("register", async (auth, _) => Answer.Of(await auth.RegisterAsync(Stage.NewName, Stage.Password))),
        new("log in", async (auth, _) => Answer.Of(await auth.LoginAsync(Stage.Name, Stage.Password))),
        new("log in wrongly", async (auth, _) => Answer.Of(await auth.LoginAsync(Stage.Name, Stage.NewPassword))),
        new("refresh", async (auth, stage) => Answer.Of(await auth.RefreshAsync(stage.RefreshToken))),
        new("reuse", async (auth, stage) => Answer.Of(await auth.RefreshAsync(stage.UsedToken))),
        new("verify", async (auth, stage) => Answer.Of(await auth.VerifyAsync(stage.AccessToken))),
        new("list", async (auth, stage) => Answer.Of(await auth.ListSessionsAsync(stage.Ada))),
        new(
            "log out",
            async (auth, stage) =>
            {
                await auth.LogoutAsync(stage.RefreshToken);
                return Answer.Of("Done");
            }
        ),
        new("end session", async (auth, stage) => Answer.Of(await auth.EndSessionAsync(stage.Ada, stage.SessionId))),
        new("end others", async (auth, stage) => Answer.Of(await auth.LogoutOthersAsync(stage.Ada, default))),
        new("end all", async (auth, stage) => Answer.Of(await auth.LogoutEverywhereAsync(stage.Ada))),
        new(
            "change password",
            async (auth, stage) =>
                Answer.Of(await auth.ChangePasswordAsync(stage.Ada, Stage.Password, Stage.NewPassword))
        ),
        new("disable", async (auth, stage) => Answer.Of(await auth.DisableAsync(stage.Ada))),
        new("enable", async (auth, stage) => Answer.Of(await auth.EnableAsync(stage.Ada))),
        new("remove", async (auth, stage) => Answer.Of(await auth.RemoveAsync(stage.Ada))),
        new("bump", async (auth, stage) => Answer.Of(await auth.BumpSecurityVersionAsync(stage.Ada))),
        new("give role", async (auth, stage) => Answer.Of(await auth.AddToRoleAsync(stage.Ada, "admin"))),
        new("take role", async (auth, stage) => Answer.Of(await auth.RemoveFromRoleAsync(stage.Ada, "user"))),
        new("issue", async (auth, stage) => Answer.Of(await auth.IssueAsync(stage.Ada))),
    ];

    public static Verb Named(string name) =>
        All.Single(verb => string.Equals(verb.Name, name, StringComparison.Ordinal));
}

/// <summary>What a verb answered: the case, and the tokens that it gave.</summary>
internal sealed record Answer(string Case, string? RefreshToken = null, string? AccessToken = null)
{
    /// <summary>Answers that say "nothing was done; try again".</summary>
    private static readonly string[] Retryable = ["Conflict", "Busy", "Unavailable"];

    public bool IsRetryable => Retryable.Contains(Case, StringComparer.Ordinal);

    public static Answer Of(object outcome) =>
        outcome switch
        {
            LoginOutcome.Succeeded login => With(outcome, login.RefreshToken, login.AccessToken),
            RefreshOutcome.Refreshed refreshed => With(outcome, refreshed.RefreshToken, refreshed.AccessToken),
            ChangePasswordOutcome.Changed changed => With(outcome, changed.RefreshToken, changed.AccessToken),
            IssueOutcome.Issued issued => With(outcome, refreshToken: null, issued.AccessToken),

            // A removal disables first, so whoever comes between is told so instead; no token either way.
            IssueOutcome.UserDisabled or IssueOutcome.UserUnknown => new Answer("Refused"),
            IReadOnlyList<Session> => new Answer("Listed"),

            // How many sessions there were to end, and whether one was, is told to nobody who relies on it.
            int or bool => new Answer("Done"),
            string text => new Answer(text),
            _ => new Answer(outcome.GetType().Name),
        };

    private static Answer With(object outcome, RefreshToken? refreshToken, AccessToken accessToken) =>
        new(outcome.GetType().Name, refreshToken?.Reveal(), accessToken.Reveal());
}
