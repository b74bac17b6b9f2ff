using Auth.Core.AspNetCore.Bearer;
using Microsoft.AspNetCore.Authorization;

namespace Auth.Core.AspNetCore.RecentAuthentication;

/// <summary>Compares the <c>auth_time</c> of the verified token.</summary>
internal sealed class RecentAuthenticationHandler(TimeProvider clock)
    : AuthorizationHandler<RecentAuthenticationRequirement>
{
    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context,
        RecentAuthenticationRequirement requirement
    )
    {
        if (BearerIdentity.Of(context.User) is { Verified: var identity } && requirement.IsMetBy(identity, clock))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
