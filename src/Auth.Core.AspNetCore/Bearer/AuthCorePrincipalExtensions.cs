using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.AspNetCore.Bearer;

/// <summary>
/// Asks <c>HttpContext.User</c> who it is. Only what the bearer scheme has verified counts: a <c>sub</c> claim of some other
/// scheme is no answer.
/// </summary>
public static class AuthCorePrincipalExtensions
{
    /// <summary>The user's id.</summary>
    /// <param name="principal">The user of the request.</param>
    /// <exception cref="InvalidOperationException">
    /// The bearer scheme has authenticated nobody: the endpoint lacks <c>RequireAuthorization()</c>. Where that is meant, use
    /// <see cref="TryGetVerifiedIdentity"/>.
    /// </exception>
    public static UserId GetUserId(this ClaimsPrincipal principal) =>
        principal.TryGetVerifiedIdentity(out var identity)
            ? identity.UserId
            : throw new InvalidOperationException(
                "The bearer scheme has authenticated nobody in this request. Call RequireAuthorization() on the endpoint, or "
                    + "use TryGetVerifiedIdentity."
            );

    /// <summary>All that the verified token says: id, name, roles, session and times.</summary>
    /// <param name="principal">The user of the request.</param>
    /// <param name="identity">The identity, or null.</param>
    /// <returns>False when the bearer scheme has authenticated nobody.</returns>
    public static bool TryGetVerifiedIdentity(
        this ClaimsPrincipal principal,
        [NotNullWhen(true)] out VerifiedIdentity? identity
    )
    {
        ArgumentNullException.ThrowIfNull(principal);
        identity = BearerIdentity.Of(principal)?.Verified;
        return identity is not null;
    }
}
