namespace Auth.Core.Passwords.Breached;

/// <summary>What is known of a password.</summary>
public enum BreachedPasswordAnswer
{
    /// <summary>Nothing could be learnt. What follows is <see cref="BreachedPasswordOptions.WhenDown"/>.</summary>
    Unavailable = 0,

    /// <summary>It was in no known breach.</summary>
    NotFound,

    /// <summary>It was in a breach.</summary>
    Found,
}
