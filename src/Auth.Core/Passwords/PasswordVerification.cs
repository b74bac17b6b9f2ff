namespace Auth.Core.Passwords;

/// <summary>What checking a password against a stored hash said.</summary>
public enum PasswordVerification
{
    /// <summary>The password does not match, or the stored text is not a hash this hasher reads. The default value.</summary>
    Failed = 0,

    /// <summary>The password matches and the stored hash has today's form and cost.</summary>
    Succeeded = 1,

    /// <summary>The password matches; hash it again and store the result, because form or cost are out of date.</summary>
    SucceededRehashNeeded = 2,
}
