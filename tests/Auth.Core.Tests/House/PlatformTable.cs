namespace Auth.Core.Tests.House;

/// <summary>Which folders may touch the JWT package and which types of the platform's cryptography, and why.</summary>
internal static class PlatformTable
{
    private const string JwtPackage = "Microsoft.IdentityModel";
    private const string Cryptography = "System.Security.Cryptography";

    private static readonly Allowed[] Table =
    [
        new("Secrets", "RandomNumberGenerator", "the one source of randomness"),
        new("Secrets", "CryptographicOperations", "the one comparison and the one wiping of secret bytes"),
        new("Secrets", "HKDF", "derives the id and the subkeys of a master key (RFC 5869)"),
        new("Secrets", "HashAlgorithmName", "the hash that HKDF and keyed tags work with"),
        new("Secrets", "HMACSHA256", "the length of a keyed tag"),
        new("Secrets", "IncrementalHash", "a keyed hash that is kept, as setting a key up costs as much as hashing"),
        new("Diagnostics", "SHA256", "eight digits that stand for a session in events"),
        new("Sessions", "SHA256", "the session's id, from which no handle comes back"),
        new("Passwords/Bcrypt", "SHA256", "the pre-hash of passlib's version 1, read only"),
        new("Passwords/Bcrypt", "HMACSHA256", "the pre-hash of passwords over 71 bytes"),
        new("Passwords/Imported", "Rfc2898DeriveBytes", "PBKDF2, which most other systems' hashes are made with"),
        new(
            "Passwords/Imported",
            "HashAlgorithmName",
            "the hash inside PBKDF2; SHA-1 there alone, for rows made with it"
        ),
        new("Passwords/BlockList", "SHA256", "the form that common passwords are shipped in"),
        new("Passwords/Breached", "SHA1", "what collections of breached passwords are keyed by; five digits are sent"),
        new("Tokens", "HMACSHA256", "names a shared key by its content"),
        new("Tokens", "SHA256", "names a key pair by its RFC 7638 thumbprint"),
        new("Tokens", "HashAlgorithmName", "the hash that an algorithm is named for"),
        new("Tokens", "ECDsa", "holds an elliptic key pair"),
        new("Tokens", "ECAlgorithm", "declares import and export of ECDsa"),
        new("Tokens", "NamedCurves", "the one curve of an algorithm"),
        new("Tokens", "ECCurve", "the one curve of an algorithm"),
        new("Tokens", "ECParameters", "the public half, for the thumbprint"),
        new("Tokens", "ECPoint", "the public half, for the thumbprint"),
        new("Tokens", "Oid", "tells on which curve a key lies"),
        new("Tokens", "RSA", "holds an RSA key pair"),
        new("Tokens", "RSAParameters", "the public half, for the thumbprint"),
        new("Tokens", "RSASignaturePadding", "proves a private key before it is relied on"),
        new("Tokens", "AsymmetricAlgorithm", "what ECDsa and RSA import private keys by"),
        new("Tokens", "PemEncoding", "finds the private key in PEM text"),
        new("Tokens", "PemFields", "finds the private key in PEM text"),
        new("Tokens", "CryptographicException", "told apart when a key is unusable, and never passed on"),
        new("Tokens/Managed", "AesGcm", "seals private keys for the state store"),
        new("Tokens/Managed", "AuthenticationTagMismatchException", "a record that does not open is a value"),
        new("Tokens/Managed", "AsymmetricAlgorithm", "what ECDsa and RSA export and import private keys by"),
        new("Tokens/Managed", "ECDsa", "takes an opened private key"),
        new("Tokens/Managed", "RSA", "takes an opened private key"),
        new("Tokens/Managed", "CryptographicException", "told apart when an opened key is unusable"),
        new("Tokens/Jwt", "HMACSHA512", "its length is that of the largest MAC"),
        new("Tokens/Jwt", "ECDsa", "handed to the package's provider"),
        new("Tokens/Jwt", "RSA", "handed to the package's provider"),
        new("Tokens/Jwt", "AsymmetricAlgorithm", "declares the key size of RSA"),
        new("Tokens/Jwt", "CryptographicException", "the platform made no whole signature"),
    ];

    /// <summary>Uses of the JWT package outside its one folder.</summary>
    public static IEnumerable<string> PackageBreaches(SourceFile file) =>
        string.Equals(file.Folder, "Tokens/Jwt", StringComparison.Ordinal)
            ? []
            : file
                .Uses.Where(use => IsIn(use, JwtPackage))
                .Select(use => $"{file.At(use.Node)} {use.Type?.ToDisplayString() ?? use.Namespace}");

    /// <summary>Uses of the platform's cryptography that nobody argued for.</summary>
    public static IEnumerable<string> CryptographyBreaches(SourceFile file) =>
        file
            .Uses.Where(use => use.Type is { } type && IsIn(use, Cryptography) && !IsAllowed(file.Folder, type.Name))
            .Select(use => $"{file.At(use.Node)} {use.Type!.Name}");

    /// <summary>Rows that no file needs any more.</summary>
    public static IEnumerable<string> Unneeded(IReadOnlyCollection<SourceFile> files) =>
        Table
            .Where(row =>
                !files.Any(file => row.Folder.Equals(file.Folder, StringComparison.Ordinal) && Uses(file, row))
            )
            .Select(row => $"{row.Folder} {row.Type}: {row.Reason}");

    private static bool Uses(SourceFile file, Allowed row) =>
        file.Uses.Any(use =>
            IsIn(use, Cryptography) && use.Type?.Name.Equals(row.Type, StringComparison.Ordinal) == true
        );

    private static bool IsAllowed(string folder, string type) =>
        Table.Any(row =>
            row.Folder.Equals(folder, StringComparison.Ordinal) && row.Type.Equals(type, StringComparison.Ordinal)
        );

    private static bool IsIn(SymbolUse use, string root) =>
        use.Namespace.Equals(root, StringComparison.Ordinal)
        || use.Namespace.StartsWith(root + ".", StringComparison.Ordinal);

    private sealed record Allowed(string Folder, string Type, string Reason);
}
