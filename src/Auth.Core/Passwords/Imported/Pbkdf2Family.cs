using System.Security.Cryptography;

namespace Auth.Core.Passwords.Imported;

/// <summary>The hash inside PBKDF2's HMAC. Work is counted by family, since their rounds differ in price.</summary>
internal enum Pbkdf2Family
{
    /// <summary>
    /// HMAC-SHA-1. Broken for signatures, and banned elsewhere in this library; inside PBKDF2 it still stands
    /// (NIST SP 800-132, 2010), and hashes that others wrote with it cannot be read without.
    /// </summary>
    Sha1 = 0,

    /// <summary>HMAC-SHA-256.</summary>
    Sha256 = 1,

    /// <summary>HMAC-SHA-512.</summary>
    Sha512 = 2,
}

/// <summary>What the platform needs to know of a family.</summary>
internal static class Pbkdf2Families
{
    /// <summary>How many there are; they are numbered from zero.</summary>
    public const int Count = 3;

    /// <summary>The largest output of one block.</summary>
    public const int MaxBlockBytes = 64;

    public static HashAlgorithmName AlgorithmOf(Pbkdf2Family family) =>
        family switch
        {
            Pbkdf2Family.Sha1 => HashAlgorithmName.SHA1,
            Pbkdf2Family.Sha256 => HashAlgorithmName.SHA256,
            _ => HashAlgorithmName.SHA512,
        };

    /// <summary>The bytes of one block of output: 20, 32 or 64. Each block costs all iterations anew (RFC 8018 5.2).</summary>
    public static int BlockBytesOf(Pbkdf2Family family) =>
        family switch
        {
            Pbkdf2Family.Sha1 => 20,
            Pbkdf2Family.Sha256 => 32,
            _ => MaxBlockBytes,
        };

    /// <summary>The unit in which work is counted: iterations times blocks of output.</summary>
    public static long WorkOf(Pbkdf2Family family, long iterations, int keyBytes)
    {
        var block = BlockBytesOf(family);
        return iterations * ((keyBytes + block - 1) / block);
    }
}
