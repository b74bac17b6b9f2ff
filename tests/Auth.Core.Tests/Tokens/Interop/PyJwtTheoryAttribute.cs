namespace Auth.Core.Tests.Tokens.Interop;

/// <summary>A theory that needs PyJWT, and says so where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PyJwtTheoryAttribute : TheoryAttribute
{
    private const string Absent = "PyJWT (python3-jwt, python3-cryptography) is not on this machine";

    public PyJwtTheoryAttribute() => Skip = PyJwt.IsPresent ? null : Absent;
}
