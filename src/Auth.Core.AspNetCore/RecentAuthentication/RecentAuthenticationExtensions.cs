using Auth.Core.AspNetCore.Bearer;
using Auth.Core.AspNetCore.RecentAuthentication;
using Microsoft.AspNetCore.Authorization;

namespace Microsoft.AspNetCore.Builder;

/// <summary>
/// Asks for a fresh login before something that matters (ASVS 5.0 7.5.3). In this namespace so that it is found where endpoints
/// are mapped.
/// </summary>
public static class RecentAuthenticationExtensions
{
    /// <summary>
    /// Admits users who have logged in within a time. Others get 401 with <c>error="insufficient_user_authentication"</c> and
    /// <c>max_age</c> (RFC 9470): the client asks for the password and repeats. Refreshing does not count as a login.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="maxAge">The age up to which a login counts: 1 second to 366 days, whole seconds; 10 minutes is usual.</param>
    /// <exception cref="ArgumentOutOfRangeException">The age is out of its range.</exception>
    public static AuthorizationPolicyBuilder RequireRecentAuthentication(
        this AuthorizationPolicyBuilder policy,
        TimeSpan maxAge
    )
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.RequireAuthenticatedUser().AddRequirements(new RecentAuthenticationRequirement(maxAge));
    }

    /// <summary>The same for one endpoint or a group of them.</summary>
    /// <typeparam name="TBuilder">The endpoint or the group.</typeparam>
    /// <param name="builder">The endpoint or the group.</param>
    /// <param name="maxAge">As above.</param>
    /// <exception cref="ArgumentOutOfRangeException">The age is out of its range.</exception>
    public static TBuilder RequireRecentAuthentication<TBuilder>(this TBuilder builder, TimeSpan maxAge)
        where TBuilder : IEndpointConventionBuilder
    {
        var policy = new AuthorizationPolicyBuilder(AuthCoreBearerDefaults.AuthenticationScheme)
            .RequireRecentAuthentication(maxAge)
            .Build();
        return builder.RequireAuthorization(policy);
    }
}
