using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Passwords.Imported;

/// <summary>Tells formats by their shape: the readable ones by reading them, the others by how they begin.</summary>
internal static class StoredHashShapes
{
    // Parameters do not matter for the shape.
    private static readonly ImportedScheme[] Readable =
    [
        ImportedScheme.DjangoPbkdf2Sha256(1),
        ImportedScheme.DjangoPbkdf2Sha1(1),
        ImportedScheme.DjangoBcrypt(),
        ImportedScheme.DjangoBcryptSha256(),
        ImportedScheme.IdentityV2(),
        ImportedScheme.IdentityV3(),
        ImportedScheme.PasslibPbkdf2Sha256(1),
        ImportedScheme.PasslibPbkdf2Sha512(1),
        ImportedScheme.PasslibPbkdf2Sha1(1),
        ImportedScheme.SpringBcrypt(),
        ImportedScheme.SpringPbkdf2(),
        ImportedScheme.SpringPbkdf2V58(),
    ];

    private static readonly (string Prefix, string Format)[] Unread =
    [
        ("!", "Django unusable password"),
        ("$2x$", "bcrypt 2x"),
        ("$2$", "bcrypt 2"),
        ("$argon2", "argon2"),
        ("argon2$", "Django argon2"),
        ("{argon2", "Spring argon2"),
        ("$scrypt$", "scrypt"),
        ("scrypt$", "Django scrypt"),
        ("{scrypt", "Spring scrypt"),
        ("$firescrypt$", "Firebase scrypt"),
        ("$fbscrypt$", "Firebase scrypt"),
        ("md5$", "Django md5"),
        ("sha1$", "Django sha1"),
        ("{sha256}", "Spring sha256"),
        ("{noop}", "Spring plain text"),
        ("{MD5}", "MD5"),
        ("{SHA", "SHA"),
        ("{SSHA", "salted SHA"),
        ("{ldap}", "Spring LDAP"),
        ("$1$", "md5crypt"),
        ("$5$", "sha256crypt"),
        ("$6$", "sha512crypt"),
        ("$y$", "yescrypt"),
        ("$P$", "phpass"),
        ("$H$", "phpass"),
    ];

    public static StoredHashDescription Describe(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return new("unknown", StoredHashSupport.Unknown);
        }

        if (StoredBcrypt.TryParse(text, out var stored))
        {
            return new(
                stored.Form switch
                {
                    BcryptForm.Modular => "bcrypt",
                    BcryptForm.Peppered => "Auth.Core bcrypt with a pepper",
                    _ => "passlib bcrypt_sha256",
                },
                StoredHashSupport.Always
            );
        }

        foreach (var scheme in Readable)
        {
            if (scheme.IsOfThisFormat(text))
            {
                return new(scheme.Name, StoredHashSupport.WhenDeclared);
            }
        }

        foreach (var (prefix, format) in Unread)
        {
            if (StrictText.TrySkip(text, prefix, out _))
            {
                return new(format, StoredHashSupport.Never);
            }
        }

        return new("unknown", StoredHashSupport.Unknown);
    }
}
