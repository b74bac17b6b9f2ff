using Auth.Core.Secrets;

namespace Auth.Core.Throttling;

/// <summary>
/// A device token: shows at the next login that its user has logged in from there before, so that strangers who guess
/// cannot keep the owner out. It logs nobody in: the password is asked all the same. Opaque text of 85 ASCII characters that
/// begins with <c>acd1_</c>. Shows only where <see cref="Reveal"/> is called. Immutable.
/// </summary>
[SecretType]
[System.Diagnostics.DebuggerDisplay("DeviceToken (masked)")]
public sealed class DeviceToken
{
    [System.Diagnostics.DebuggerBrowsable(System.Diagnostics.DebuggerBrowsableState.Never)]
    private readonly string _token;

    internal DeviceToken(string token, DateTimeOffset expiresAt)
    {
        _token = token;
        ExpiresAt = expiresAt;
    }

    /// <summary>When it ends, UTC: <see cref="AttemptOptions.DeviceTokenLifetime"/> after the login, or with the next change of password.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The token's text: for the client's protected storage and nobody else. Never log it.</summary>
    public string Reveal() => _token;

    /// <summary>A fixed text that shows nothing of the token.</summary>
    public override string ToString() => "DeviceToken (masked)";
}
