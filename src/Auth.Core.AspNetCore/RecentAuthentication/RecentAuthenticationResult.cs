using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace Auth.Core.AspNetCore.RecentAuthentication;

/// <summary>
/// Tells a login that is too old from a right that is missing, before the host's own way of answering goes on. Where both
/// are missing, a new login would not help, and the answer stays 403.
/// </summary>
internal sealed class RecentAuthenticationResult(IAuthorizationMiddlewareResultHandler inner)
    : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (authorizeResult is { Forbidden: true, AuthorizationFailure: { FailCalled: false } failure })
        {
            var ages = failure.FailedRequirements.OfType<RecentAuthenticationRequirement>().ToList();
            if (ages.Count > 0 && ages.Count == failure.FailedRequirements.Count())
            {
                context.Features.Set(new RecentAuthenticationMissing(ages.Min(age => age.MaxAge)));
            }
        }

        return inner.HandleAsync(next, context, policy, authorizeResult);
    }
}
