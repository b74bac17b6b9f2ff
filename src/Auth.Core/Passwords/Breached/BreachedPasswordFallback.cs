namespace Auth.Core.Passwords.Breached;

/// <summary>What becomes of a new password while nobody can tell whether it was breached.</summary>
public enum BreachedPasswordFallback
{
    /// <summary>It is accepted: it has passed every other rule, the block list among them.</summary>
    Accept = 0,

    /// <summary>It is refused with <see cref="PasswordRejection.BreachCheckUnavailable"/>: no registration and no change of a password until the source answers.</summary>
    Refuse,
}
