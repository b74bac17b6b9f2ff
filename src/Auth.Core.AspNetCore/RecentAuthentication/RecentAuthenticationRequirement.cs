using Auth.Core.Tokens;
using Microsoft.AspNetCore.Authorization;

namespace Auth.Core.AspNetCore.RecentAuthentication;

/// <summary>The user has logged in, not merely refreshed, within a time.</summary>
internal sealed class RecentAuthenticationRequirement : IAuthorizationRequirement
{
    private static readonly TimeSpan Most = TimeSpan.FromDays(366);

    public RecentAuthenticationRequirement(TimeSpan maxAge)
    {
        if (maxAge < TimeSpan.FromSeconds(1) || maxAge > Most || maxAge.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxAge),
                maxAge,
                "The age of a login must be 1 second to 366 days in whole seconds, such as TimeSpan.FromMinutes(10)."
            );
        }

        MaxAge = maxAge;
    }

    public TimeSpan MaxAge { get; }

    /// <summary>A token that was issued without a login has no such time, and meets nothing.</summary>
    public bool IsMetBy(VerifiedIdentity identity, TimeProvider clock) =>
        identity.AuthenticatedAt is { } at && clock.GetUtcNow() - at <= MaxAge;

    public override string ToString() => $"A login within the last {MaxAge}";
}
