using Auth.Core.Tokens;

namespace Auth.Core.AspNetCore.Tests.Support;

/// <summary>A host's own token service with a fault: it throws, and puts the token into its message.</summary>
internal sealed class ThrowingTokenService : ITokenService
{
    public int Calls { get; private set; }

    public AccessToken Issue(AccessTokenClaims claims) => throw new InvalidOperationException("No token.");

    public TokenVerification Verify(string? token)
    {
        Calls++;
        throw new InvalidOperationException($"Cannot read {token}.");
    }
}
