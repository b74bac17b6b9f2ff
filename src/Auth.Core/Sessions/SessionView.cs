using Auth.Core.Users;

namespace Auth.Core.Sessions;

/// <summary>What verification has to know of a session and its user.</summary>
/// <param name="Owner">The user whose session it is.</param>
/// <param name="EndsAt">The nearer of the two limits, in Unix milliseconds.</param>
/// <param name="IsEnabled">Whether the user exists and may log in.</param>
/// <param name="SecurityVersion">The user's security version.</param>
internal sealed record SessionView(UserId Owner, long EndsAt, bool IsEnabled, long SecurityVersion);
