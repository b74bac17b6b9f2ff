using Auth.Core.Secrets;

namespace Auth.Core.Tokens;

/// <summary>A key that signs access tokens and verifies them, for exactly one algorithm.</summary>
[SecretType]
public abstract class SigningKey
{
    private protected SigningKey() { }
}
