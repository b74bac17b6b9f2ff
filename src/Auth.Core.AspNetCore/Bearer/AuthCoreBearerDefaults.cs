namespace Auth.Core.AspNetCore.Bearer;

/// <summary>The names that the bearer scheme goes by.</summary>
public static class AuthCoreBearerDefaults
{
    /// <summary>The authentication scheme: <c>Bearer</c>, as in the header.</summary>
    public const string AuthenticationScheme = "Bearer";

    /// <summary>The realm of the challenges unless another is set: <c>api</c>.</summary>
    public const string Realm = "api";
}
