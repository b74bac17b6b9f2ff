using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Auth.Core.Passwords;
using Package = BCrypt.Net.BCrypt;

namespace Auth.Core.Tests.Docs.BcryptNet;

/// <summary>Hashes with BCrypt.Net-Next, and stores the forms that Auth.Core's own hasher stores.</summary>
public sealed partial class BcryptNetPasswordHasher : IPasswordHasher
{
    // The package cuts from 72 bytes on, or throws, as its version has it. It is never handed more than this.
    private const int LongestPlain = 71;
    private const int LongestPassword = 1024;
    private const int SaltLength = 22;
    private const int DigestLength = 31;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly int _workFactor;

    public BcryptNetPasswordHasher(int workFactor = 12)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workFactor, 10);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workFactor, 16);
        _workFactor = workFactor;
    }

    public string Hash(ReadOnlySpan<char> password)
    {
        var bytes = Encode(password);
        if (bytes is null or [])
        {
            throw new ArgumentException("A password has 1 to 1,024 bytes of UTF-8.", nameof(password));
        }

        var salt = NewSalt();
        return IsPlain(bytes)
            ? $"$2b${_workFactor}${salt}{Digest(Text(bytes), _workFactor, salt)}"
            : $"$bcrypt-sha256$v=2,t=2b,r={_workFactor}${salt}${Digest(Keyed(bytes, salt), _workFactor, salt)}";
    }

    public PasswordVerification Verify(ReadOnlySpan<char> password, string? hash)
    {
        var bytes = Encode(password);
        var stored = StoredForm().Match(hash ?? string.Empty);
        var isLong = stored.Groups["long"].Success;
        if (bytes is null || !stored.Success || (!isLong && !IsPlain(bytes)))
        {
            // What cannot match costs a hash all the same, so that an unknown name takes as long as a known one.
            Digest("decoy", _workFactor, NewSalt());
            return PasswordVerification.Failed;
        }

        var cost = int.Parse(stored.Groups["cost"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var salt = stored.Groups["salt"].Value;
        var digest = Digest(isLong ? Keyed(bytes, salt) : Text(bytes), cost, salt);
        var matches = CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(digest),
            Encoding.ASCII.GetBytes(stored.Groups["digest"].Value)
        );
        return !matches ? PasswordVerification.Failed
            : cost < _workFactor || isLong == IsPlain(bytes) ? PasswordVerification.SucceededRehashNeeded
            : PasswordVerification.Succeeded;
    }

    // Null for what has no UTF-8 form or is over the cap: neither a password of ours nor one of anybody's.
    private static byte[]? Encode(ReadOnlySpan<char> password)
    {
        try
        {
            return
                password.Length <= LongestPassword && Strict.GetByteCount(password) is <= LongestPassword and var length
                ? EncodeTo(new byte[length], password)
                : null;
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    private static byte[] EncodeTo(byte[] bytes, ReadOnlySpan<char> password)
    {
        Strict.GetBytes(password, bytes);
        return bytes;
    }

    private static bool IsPlain(byte[] password) => password.Length <= LongestPlain && !password.Contains((byte)0);

    private static string Text(byte[] password) => Strict.GetString(password);

    // passlib's bcrypt_sha256, version 2: 44 characters, keyed by the salt, so that a leaked list of SHA-256 is of no use.
    private static string Keyed(byte[] password, string salt) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.ASCII.GetBytes(salt), password));

    private string NewSalt() => Package.GenerateSalt(_workFactor)[^SaltLength..];

    private static string Digest(string key, int cost, string salt) =>
        Package.HashPassword(key, $"$2b${cost:00}${salt}")[^DigestLength..];

    [GeneratedRegex(
        """
            \A(
              \$2[aby]\$(?<cost>0[4-9]|1[0-6])\$(?<salt>[./A-Za-z0-9]{21}[.Oeu])(?<digest>[./A-Za-z0-9]{31})
            | (?<long>\$bcrypt-sha256\$)v=2,t=2b,r=(?<cost>[4-9]|1[0-6])\$(?<salt>[./A-Za-z0-9]{21}[.Oeu])\$(?<digest>[./A-Za-z0-9]{31})
            )\z
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex StoredForm();
}
