using System.Diagnostics.CodeAnalysis;

namespace Auth.Core.Users;

/// <summary>
/// The rules for role names: 1 to 64 printable ASCII characters without <c>"</c>, <c>\</c> and outer blanks, compared
/// ordinally, so <c>Admin</c> is not <c>admin</c>. A user holds at most 64 of them. Both together keep every user's token
/// under 8 KiB, and no role looks like another.
/// </summary>
public static class RoleName
{
    /// <summary>The role that every registered user gets: <c>user</c>.</summary>
    public const string User = "user";

    /// <summary>The longest role name in characters: 64.</summary>
    public const int MaxLength = 64;

    /// <summary>The most roles that one user may hold: 64.</summary>
    public const int MaxPerUser = 64;

    /// <summary>Whether the text may name a role.</summary>
    public static bool IsValid([NotNullWhen(true)] string? role)
    {
        if (role is null || role.Length is 0 or > MaxLength || role[0] == ' ' || role[^1] == ' ')
        {
            return false;
        }

        foreach (var c in role)
        {
            if (c is < ' ' or > '~' or '"' or '\\')
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
                $"A role name has 1 to {MaxLength} printable ASCII characters, none of them \" or \\, and no outer blanks.",
                nameof(role)
            );
}
