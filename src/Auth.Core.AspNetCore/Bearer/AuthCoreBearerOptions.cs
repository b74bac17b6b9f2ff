using Microsoft.AspNetCore.Authentication;

namespace Auth.Core.AspNetCore.Bearer;

/// <summary>Settings of the bearer scheme. Checked when the host starts.</summary>
public sealed class AuthCoreBearerOptions : AuthenticationSchemeOptions
{
    /// <summary>
    /// The <c>realm</c> of the challenges: which part of the site the token is for. 1 to 100 characters of RFC 6750 section 3
    /// (printable ASCII without <c>"</c> and <c>\</c>); <c>api</c> by default.
    /// </summary>
    public string Realm { get; set; } = AuthCoreBearerDefaults.Realm;
}
