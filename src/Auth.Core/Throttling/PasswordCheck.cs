using Auth.Core.Passwords;

namespace Auth.Core.Throttling;

/// <summary>How the check of a typed password ended.</summary>
internal sealed class PasswordCheck(PasswordCheckResult result)
{
    public PasswordCheckResult Result { get; } = result;

    /// <summary>When to come again, where nothing was decided.</summary>
    public TimeSpan RetryAfter { get; init; }

    /// <summary>What a right password says about its stored hash.</summary>
    public PasswordMatch Match { get; init; }

    /// <summary>The device that it came from, where its token was good.</summary>
    public string? DeviceId { get; init; }

    /// <summary>Whether there were failures since the last success.</summary>
    public bool HadFailures { get; init; }
}

/// <summary>What a check of a password can come to.</summary>
internal enum PasswordCheckResult
{
    /// <summary>The password is right and the account in order.</summary>
    Right,

    /// <summary>Nobody is there, the password is wrong, or the account is disabled.</summary>
    Wrong,

    /// <summary>Too many were wrong before; no password was looked at.</summary>
    Throttled,

    /// <summary>Too many wait; no password was looked at.</summary>
    Busy,

    /// <summary>It was looked at and could not be counted.</summary>
    Unavailable,
}
