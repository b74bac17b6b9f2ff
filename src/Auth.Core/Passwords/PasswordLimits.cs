namespace Auth.Core.Passwords;

/// <summary>The one length limit that hashing, policy and login share.</summary>
internal static class PasswordLimits
{
    /// <summary>
    /// The longest password in UTF-8 bytes, before and after mapping: 1,024, four times what 64 four-byte characters
    /// need (ASVS 5.0 6.2.9). Without a cap a long text is a cheap denial of service (CVE-2013-1443).
    /// </summary>
    public const int MaxBytes = 1024;

    /// <summary>Whether the text exceeds the cap; costs nothing for texts of any length.</summary>
    public static bool IsTooLong(ReadOnlySpan<char> password) =>
        password.Length > MaxBytes || System.Text.Encoding.UTF8.GetByteCount(password) > MaxBytes;
}
