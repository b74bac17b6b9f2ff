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

    /// <summary>
    /// The password has over 72 bytes and the first 72 match a plain bcrypt hash. Only where
    /// <c>ImportedHashOptions.AdmitCutPasswords</c> is on. Keep the hash, since the other bytes are unproven, and ask
    /// the user for a new password.
    /// </summary>
    SucceededCut = 3,
}
