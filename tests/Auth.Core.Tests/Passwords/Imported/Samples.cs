using Auth.Core.Passwords.Imported;

namespace Auth.Core.Tests.Passwords.Imported;

/// <summary>
/// One password as each readable format stores it, with cheap parameters. Made for this project with Python's hashlib
/// and bcrypt.
/// </summary>
internal static class Samples
{
    public const string Password = "Grüße-Ω-42\U0001F511";
    public const string Pepper = "pep-1";
    public const string Secret = "sécret";

    public const string DjangoSha256 =
        "pbkdf2_sha256$1500$NaClNaClNaClNaClNaCl12$3+RCnzh3NQGsmki+WeIN5CMKvfIO2WTztNzrtsf/dn8=";

    public const string DjangoSha1 = "pbkdf2_sha1$1500$NaClNaClNaClNaClNaCl12$fTxL6LpWC3npOQoJCOOKHMRjyXE=";

    public const string DjangoBcrypt = "bcrypt$$2b$06$N7f1n6mZ3Qe0LJ4k9xWcuOBImJi1H7O9MYKj.uD5KO9MDerx.FM7a";

    public const string DjangoBcryptSha256 =
        "bcrypt_sha256$$2b$06$N7f1n6mZ3Qe0LJ4k9xWcuOHg7VjamU5GuFvl4w7/8w1fIt9ua3apW";

    public const string IdentityV2 = "ABAREhMUFRYXGBkaGxwdHh8MOk4S5YfUvo6Rs3oYwbsj7ElLov91vJq9lkjPJ4uucw==";

    public const string IdentityV3Sha1 =
        "AQAAAAAAAAPoAAAAEBAREhMUFRYXGBkaGxwdHh8MOk4S5YfUvo6Rs3oYwbsj7ElLov91vJq9lkjPJ4uucw==";

    public const string IdentityV3Sha256 =
        "AQAAAAEAAAPoAAAAEBAREhMUFRYXGBkaGxwdHh9O3g4HI/pagB/ahsFg9ReWSPY7iOixcA5EdeYw1peJCg==";

    public const string IdentityV3Sha512 =
        "AQAAAAIAAAPoAAAAEBAREhMUFRYXGBkaGxwdHh8aX6R8ZzhoEpIpBwWy+FFtBgWAOeBzxmQYQoYHJnuEKA==";

    public const string PasslibSha256 =
        "$pbkdf2-sha256$500$EBESExQVFhcYGRobHB0eHw$D1.cHGau0pwXC.grbAGA7frEFyoGKqUFvQTjYHqTTd4";

    public const string PasslibSha512 =
        "$pbkdf2-sha512$500$EBESExQVFhcYGRobHB0eHw$"
        + "9gaRxAK.PXI4bBnxVZr3pWT/2Okxr3KDUcRCgATuZr12iXFLETh6ZB1d9mQblPmO/nrI8W0BzhrRlauPSK1EmA";

    public const string PasslibSha1 = "$pbkdf2$500$EBESExQVFhcYGRobHB0eHw$z.WVD8.xAh.NIEN8B26ErbR8zJQ";

    public const string SpringBcrypt = "{bcrypt}$2a$06$N7f1n6mZ3Qe0LJ4k9xWcuOBImJi1H7O9MYKj.uD5KO9MDerx.FM7a";

    /// <summary>2,000 iterations, with <see cref="Secret"/>.</summary>
    public const string SpringPbkdf2 =
        "{pbkdf2}1011121314151617c1b08db116d63a2b3c929dd71620fd7f8db46a4572c3f2566e6d74be8586da3d";

    /// <summary>2,000 iterations, with <see cref="Secret"/>.</summary>
    public const string SpringPbkdf2V58 =
        "{pbkdf2@SpringSecurity_v5_8}101112131415161718191a1b1c1d1e1f"
        + "8ed997c59a5135eba78863f6a083f3de745369b9443299604cb5874977453b1f";

    /// <summary>With <see cref="Pepper"/>.</summary>
    public const string Devise = "$2a$06$N7f1n6mZ3Qe0LJ4k9xWcuOamzoiRq9y3wAbhVctUdAWq2fe0/.Wda";

    public const string PlainBcrypt = "$2b$06$N7f1n6mZ3Qe0LJ4k9xWcuOBImJi1H7O9MYKj.uD5KO9MDerx.FM7a";

    /// <summary>Every format, declared with just what the samples need.</summary>
    public static ImportedScheme[] AllSchemes =>
        [
            ImportedScheme.DjangoPbkdf2Sha256(1_500),
            ImportedScheme.DjangoPbkdf2Sha1(1_500),
            ImportedScheme.DjangoBcrypt(6),
            ImportedScheme.DjangoBcryptSha256(6),
            ImportedScheme.IdentityV2(),
            ImportedScheme.IdentityV3(1_000, 1_000, 1_000),
            ImportedScheme.PasslibPbkdf2Sha256(500),
            ImportedScheme.PasslibPbkdf2Sha512(500),
            ImportedScheme.PasslibPbkdf2Sha1(500),
            ImportedScheme.SpringBcrypt(6),
            ImportedScheme.SpringPbkdf2(Secret, 2_000),
            ImportedScheme.SpringPbkdf2V58(Secret, 2_000),
            ImportedScheme.DeviseBcrypt(Pepper, 6),
        ];

    /// <summary>The password under every imported format.</summary>
    public static TheoryData<string> Imported =>
        [
            DjangoSha256,
            DjangoSha1,
            DjangoBcrypt,
            DjangoBcryptSha256,
            IdentityV2,
            IdentityV3Sha1,
            IdentityV3Sha256,
            IdentityV3Sha512,
            PasslibSha256,
            PasslibSha512,
            PasslibSha1,
            SpringBcrypt,
            SpringPbkdf2,
            SpringPbkdf2V58,
            Devise,
        ];
}
