namespace Auth.Core.Tokens.Managed;

/// <summary>What a managed key is doing now.</summary>
public enum ManagedKeyState
{
    /// <summary>Published, so that those who verify know it in time, and not signing yet.</summary>
    Announced = 0,

    /// <summary>Signs new tokens.</summary>
    Signing,

    /// <summary>Signs no more; its tokens are accepted until the last of them has ended.</summary>
    Verifying,
}
