namespace Auth.Core.Tests.Tokens.Interop;

/// <summary>A theory that needs PyJWT, and says so where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PyJwtTheoryAttribute : TheoryAttribute
{
    public PyJwtTheoryAttribute()
    {
        if (!PyJwt.IsPresent)
        {
            Skip = "PyJWT (python3-jwt, python3-cryptography) is not on this machine";
        }
    }
}
