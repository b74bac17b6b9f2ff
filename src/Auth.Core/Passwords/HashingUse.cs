namespace Auth.Core.Passwords;

/// <summary>What a caller wants hashing for. Logins come first: the other two share at most half of the places.</summary>
internal enum HashingUse
{
    /// <summary>A login, and the re-hash that may follow it in the same place.</summary>
    Login = 0,

    /// <summary>A registration.</summary>
    Registration = 1,

    /// <summary>A change of password.</summary>
    PasswordChange = 2,
}
