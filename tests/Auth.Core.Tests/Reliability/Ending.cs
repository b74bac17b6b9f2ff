using Auth.Core.Sessions;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Tests.Reliability;

/// <summary>What can be told from outside when both verbs have ended, as text that can be compared.</summary>
internal static class Ending
{
    /// <summary>What both answered and what holds now: the user, the password, and which tokens work.</summary>
    public static async Task<string> OfAsync(
        Houses houses,
        Stage stage,
        IUserStore users,
        Answer first,
        Answer second
    ) =>
        $"{first.Case} and {second.Case}; {await LeftAsync(houses, stage, users)}; "
        + $"the first's {await TokensAsync(houses, first)}, the second's {await TokensAsync(houses, second)}"
        + (
            first.RefreshToken is { } token && string.Equals(token, second.RefreshToken, StringComparison.Ordinal)
                ? ", the same"
                : string.Empty
        );

    /// <summary>What one verb answered and what holds now.</summary>
    public static async Task<string> OfAsync(Houses houses, Stage stage, IUserStore users, Answer answer) =>
        $"{answer.Case}; {await LeftAsync(houses, stage, users)}; its own {await TokensAsync(houses, answer)}";

    /// <summary>What holds now: the users, the password, and whether the stage's session lives.</summary>
    public static async Task<string> LeftAsync(Houses houses, Stage stage, IUserStore users)
    {
        var grace = await users.FindByNameAsync(UserName.Create(Stage.NewName), default);
        return $"{await UserAsync(users, stage)}; {(grace is null ? "no" : "one")} newcomer; "
            + $"the session {await TokensAsync(houses, stage.RefreshToken, stage.AccessToken)}";
    }

    private static async Task<string> UserAsync(IUserStore users, Stage stage)
    {
        var ada = await users.FindByIdAsync(stage.Ada, default);
        var named = await users.FindByNameAsync(UserName.Create(Stage.Name), default);
        (named?.Id).Should().Be(ada?.Id, "a name leads to the one user who has it");
        return ada is null
            ? "nobody"
            : $"{(ada.IsDisabled ? "disabled" : "enabled")} {string.Join('+', ada.Roles.Order(StringComparer.Ordinal))} "
                + (
                    Works(ada, Stage.Password) ? "old password"
                    : Works(ada, Stage.NewPassword) ? "new password"
                    : "no password"
                );
    }

    // The hasher that counts writes what it is given.
    private static bool Works(StoredUser user, string password) =>
        string.Equals(
            user.RevealPasswordHash(),
            $"counted:{Convert.ToBase64String(Encoding.Unicode.GetBytes(password))}",
            StringComparison.Ordinal
        );

    private static Task<string> TokensAsync(Houses houses, Answer answer) =>
        TokensAsync(houses, answer.RefreshToken, answer.AccessToken);

    private static async Task<string> TokensAsync(Houses houses, string? refreshToken, string? accessToken)
    {
        var access =
            accessToken is null ? "-"
            : await houses.Judge.VerifyAsync(accessToken) is TokenVerification.Valid ? "lives"
            : "ended";
        var refresh =
            refreshToken is null ? "-"
            : await houses.Judge.RefreshAsync(refreshToken) is RefreshOutcome.Refreshed ? "renews"
            : "is refused";
        return $"{access}/{refresh}";
    }
}
