using System.Diagnostics.CodeAnalysis;

namespace Auth.Core.Users;

/// <summary>
/// The rules for role names: 1 to 64 printable characters without outer blanks, compared ordinally, so <c>Admin</c> is
/// not <c>admin</c>. A user holds at most 64 of them, which keeps tokens under 8 KiB.
/// </summary>
public static class RoleName
{
    /// <summary>The role that every registered user gets: <c>user</c>.</summary>
    public const string User = "user";

    /// <summary>The longest role name in characters: 64.</summary>
    public const int MaxLength = 64;

    /// <summary>The most roles that one user may hold: 64.</summary>
    public const int MaxPerUser = 64;

    /// <summary>Whether the text may name a role: printable, without outer blanks, at most 64 characters.</summary>
    public static bool IsValid([NotNullWhen(true)] string? role)
    {
        if (
            role is null
            || role.Length is 0 or > MaxLength
            || char.IsWhiteSpace(role[0])
            || char.IsWhiteSpace(role[^1])
        )
        {
            return false;
        }

        foreach (var c in role)
        {
            if (char.IsControl(c) || char.IsSurrogate(c))
            {
                return false;
            }
        }

        return true;
    }

    internal static string Require(string role) =>
        IsValid(role)
            ? role
            : throw new ArgumentException(
                $"A role name has 1 to {MaxLength} printable characters and no outer blanks.",
                nameof(role)
            );
}
