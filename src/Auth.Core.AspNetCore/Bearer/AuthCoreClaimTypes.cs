namespace Auth.Core.AspNetCore.Bearer;

/// <summary>The claims of a user whom the bearer scheme has authenticated: named as in the token, mapped to nothing.</summary>
public static class AuthCoreClaimTypes
{
    /// <summary>The user's id: the key to store things under.</summary>
    public const string Subject = "sub";

    /// <summary>The name for display, and <c>User.Identity.Name</c>.</summary>
    public const string UserName = "preferred_username";

    /// <summary>One claim a role; <c>RequireRole</c> and <c>[Authorize(Roles = …)]</c> read these.</summary>
    public const string Role = "roles";

    /// <summary>The session that the token belongs to.</summary>
    public const string SessionId = "sid";

    /// <summary>When the user logged in, in seconds since 1970; absent for a token issued without a login.</summary>
    public const string AuthenticatedAt = "auth_time";

    /// <summary>How the user logged in, one claim a method, such as <c>pwd</c>.</summary>
    public const string AuthenticationMethod = "amr";
}
