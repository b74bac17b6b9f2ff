using System.Globalization;
using System.Security.Claims;
using Auth.Core.Tokens;

namespace Auth.Core.AspNetCore.Bearer;

/// <summary>
/// A verified identity as claims. It keeps the identity that it was made from, so that our own code asks that one and
/// never a claim that something else may have added.
/// </summary>
internal sealed class BearerIdentity : ClaimsIdentity
{
    private BearerIdentity(VerifiedIdentity verified, string scheme)
        : base(ClaimsOf(verified), scheme, AuthCoreClaimTypes.UserName, AuthCoreClaimTypes.Role) => Verified = verified;

    private BearerIdentity(BearerIdentity other)
        : base(other) => Verified = other.Verified;

    public VerifiedIdentity Verified { get; }

    public static ClaimsPrincipal Principal(VerifiedIdentity verified, string scheme) =>
        new(new BearerIdentity(verified, scheme));

    /// <summary>The first identity of the scheme that the principal has, or null.</summary>
    public static BearerIdentity? Of(ClaimsPrincipal principal) =>
        principal.Identity as BearerIdentity ?? principal.Identities.OfType<BearerIdentity>().FirstOrDefault();

    /// <inheritdoc/>
    public override ClaimsIdentity Clone() => new BearerIdentity(this);

    private static Claim[] ClaimsOf(VerifiedIdentity verified)
    {
        var methods = verified.AuthenticationMethods;
        var claims = new Claim[3 + verified.Roles.Count + methods.Count + (verified.AuthenticatedAt is null ? 0 : 1)];
        claims[0] = new(AuthCoreClaimTypes.Subject, verified.UserId.Value);
        claims[1] = new(AuthCoreClaimTypes.UserName, verified.UserName);
        claims[2] = new(AuthCoreClaimTypes.SessionId, verified.SessionId.Value);
        var next = 3;
        for (var i = 0; i < verified.Roles.Count; i++)
        {
            claims[next++] = new(AuthCoreClaimTypes.Role, verified.Roles[i]);
        }

        for (var i = 0; i < methods.Count; i++)
        {
            claims[next++] = new(AuthCoreClaimTypes.AuthenticationMethod, methods[i]);
        }

        if (verified.AuthenticatedAt is { } at)
        {
            claims[next] = new(
                AuthCoreClaimTypes.AuthenticatedAt,
                at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                ClaimValueTypes.Integer64
            );
        }

        return claims;
    }
}
