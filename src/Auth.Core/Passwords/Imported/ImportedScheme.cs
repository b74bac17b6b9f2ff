namespace Auth.Core.Passwords.Imported;

/// <summary>
/// A format of password hashes that another system wrote and that logins here may verify. Made by the methods below,
/// one a format; add it to <see cref="ImportedHashOptions.Schemes"/>. Immutable.
/// </summary>
/// <remarks>
/// <para>
/// Each is declared with the largest parameter that its rows have, because every login does that work from then on,
/// whatever is stored for the name: otherwise the time of an answer would tell who came from the old system. A row above
/// the declared parameter is not run at its own cost; it fails like a wrong password.
/// </para>
/// <para>
/// A match is stored anew in this library's own form, so that after a while no row is left and the declaration can go.
/// The numbers are checked at start: iterations up to 2,000,000, work factors from 4 to 16.
/// </para>
/// </remarks>
public abstract class ImportedScheme
{
    /// <summary>
    /// The most PBKDF2 iterations that a declaration may name: 2,000,000, about twice what Django 5.2 and OWASP
    /// (Password Storage Cheat Sheet, 2025: 600,000 for SHA-256, 1,300,000 for SHA-1) have new hashes made with.
    /// </summary>
    public const int MaximumIterations = 2_000_000;

    private protected ImportedScheme() { }

    /// <summary>The format in words, as messages and <see cref="Describe"/> name it.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Django's default since 1.4: <c>pbkdf2_sha256$iterations$salt$key</c>. Read with a salt of any text, as Django
    /// takes it.
    /// </summary>
    /// <param name="maxIterations">The most iterations of any row, 1 to 2,000,000. Django 4.2 wrote 600,000, 5.2 1,000,000.</param>
    public static ImportedScheme DjangoPbkdf2Sha256(int maxIterations) =>
        new DjangoPbkdf2Scheme(Pbkdf2Family.Sha256, maxIterations);

    /// <summary>Django's <c>pbkdf2_sha1$iterations$salt$key</c>.</summary>
    /// <param name="maxIterations">The most iterations of any row, 1 to 2,000,000.</param>
    public static ImportedScheme DjangoPbkdf2Sha1(int maxIterations) =>
        new DjangoPbkdf2Scheme(Pbkdf2Family.Sha1, maxIterations);

    /// <summary>
    /// Django's <c>bcrypt$</c> and a bcrypt hash of the password itself. Passwords over 72 bytes do not verify unless
    /// <see cref="ImportedHashOptions.AdmitCutPasswords"/> is on.
    /// </summary>
    /// <param name="maxWorkFactor">The largest work factor of any row, 4 to 16. Django writes 12.</param>
    public static ImportedScheme DjangoBcrypt(int maxWorkFactor = 12) => new DjangoBcryptScheme(maxWorkFactor);

    /// <summary>Django's <c>bcrypt_sha256$</c> and a bcrypt hash of the hex SHA-256 of the password.</summary>
    /// <param name="maxWorkFactor">The largest work factor of any row, 4 to 16. Django writes 12.</param>
    public static ImportedScheme DjangoBcryptSha256(int maxWorkFactor = 12) =>
        new DjangoBcryptSha256Scheme(maxWorkFactor);

    /// <summary>
    /// ASP.NET Identity 1 and 2, and ASP.NET Core Identity in its V2 mode: base64 of 49 bytes, PBKDF2 of 1,000
    /// iterations of HMAC-SHA-1. There is nothing to declare: the parameters are fixed.
    /// </summary>
    public static ImportedScheme IdentityV2() => new IdentityV2Scheme();

    /// <summary>
    /// ASP.NET Core Identity: base64 that begins with <c>AQ</c>, with hash, iterations and lengths inside. Salts and
    /// keys from 16 bytes on are read; a key of more than 32 bytes counts as so many more iterations.
    /// </summary>
    /// <param name="maxSha512Iterations">HMAC-SHA-512, written since .NET 7. Default 100,000, Identity's own.</param>
    /// <param name="maxSha256Iterations">HMAC-SHA-256, written before. Default 10,000, Identity's own.</param>
    /// <param name="maxSha1Iterations">HMAC-SHA-1, which Identity reads but never wrote. Default 1,000; 0 reads none.</param>
    public static ImportedScheme IdentityV3(
        int maxSha512Iterations = 100_000,
        int maxSha256Iterations = 10_000,
        int maxSha1Iterations = 1_000
    ) => new IdentityV3Scheme(maxSha512Iterations, maxSha256Iterations, maxSha1Iterations);

    /// <summary>passlib's <c>$pbkdf2-sha256$rounds$salt$key</c>.</summary>
    /// <param name="maxIterations">The most rounds of any row, 1 to 2,000,000. passlib 1.7 writes 29,000.</param>
    public static ImportedScheme PasslibPbkdf2Sha256(int maxIterations) =>
        new PasslibPbkdf2Scheme(Pbkdf2Family.Sha256, maxIterations);

    /// <summary>passlib's <c>$pbkdf2-sha512$rounds$salt$key</c>.</summary>
    /// <param name="maxIterations">The most rounds of any row, 1 to 2,000,000. passlib 1.7 writes 25,000.</param>
    public static ImportedScheme PasslibPbkdf2Sha512(int maxIterations) =>
        new PasslibPbkdf2Scheme(Pbkdf2Family.Sha512, maxIterations);

    /// <summary>passlib's <c>$pbkdf2$rounds$salt$key</c>, HMAC-SHA-1.</summary>
    /// <param name="maxIterations">The most rounds of any row, 1 to 2,000,000. passlib 1.7 writes 131,000.</param>
    public static ImportedScheme PasslibPbkdf2Sha1(int maxIterations) =>
        new PasslibPbkdf2Scheme(Pbkdf2Family.Sha1, maxIterations);

    /// <summary>Spring Security's <c>{bcrypt}</c> and a bcrypt hash. Over 72 bytes as with <see cref="DjangoBcrypt"/>.</summary>
    /// <param name="maxWorkFactor">The largest strength of any row, 4 to 16. Spring writes 10.</param>
    public static ImportedScheme SpringBcrypt(int maxWorkFactor = 12) => new SpringBcryptScheme(maxWorkFactor);

    /// <summary>
    /// Spring Security's <c>{pbkdf2}</c> (before 5.8): hex of 8 bytes of salt and 32 of key, HMAC-SHA-1. Nothing of the
    /// parameters is in the row, so they must be those of the old encoder exactly.
    /// </summary>
    /// <param name="secret">The encoder's secret, empty by default as in Spring. It is kept in memory.</param>
    /// <param name="iterations">The encoder's iterations, 1 to 2,000,000. Default 185,000, Spring's own.</param>
    public static ImportedScheme SpringPbkdf2(string secret = "", int iterations = 185_000)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return SpringPbkdf2Scheme.OfSpring5(secret, iterations);
    }

    /// <summary>
    /// Spring Security's <c>{pbkdf2@SpringSecurity_v5_8}</c>: hex of 16 bytes of salt and 32 of key, HMAC-SHA-256.
    /// </summary>
    /// <param name="secret">The encoder's secret, empty by default as in Spring. It is kept in memory.</param>
    /// <param name="iterations">The encoder's iterations, 1 to 2,000,000. Default 310,000, Spring's own.</param>
    public static ImportedScheme SpringPbkdf2V58(string secret = "", int iterations = 310_000)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return SpringPbkdf2Scheme.OfSpring58(secret, iterations);
    }

    /// <summary>
    /// Devise with a pepper: bcrypt of the password with the pepper behind it. Nothing in a row says that a pepper was
    /// used, so while this is declared every <c>$2a$</c> row, which is what Devise writes, is read with it and only with
    /// it; <c>$2b$</c>, which is written here, and <c>$2y$</c> are read without. Rows of a Devise without pepper are
    /// plain bcrypt and need no declaration.
    /// </summary>
    /// <param name="pepper">Devise's <c>config.pepper</c>, 1 to 1,024 bytes of UTF-8 without NUL. It is kept in memory.</param>
    /// <param name="maxWorkFactor">The largest number of stretches of any row, 4 to 16. Devise writes 12, older versions 10 or 11.</param>
    public static ImportedScheme DeviseBcrypt(string pepper, int maxWorkFactor = 12)
    {
        ArgumentNullException.ThrowIfNull(pepper);
        return new DeviseBcryptScheme(pepper, maxWorkFactor);
    }

    /// <summary>
    /// What a stored text is and whether it can be read here: for counting the rows of an old database before it is
    /// moved. Judges the shape alone; total, never throws.
    /// </summary>
    /// <param name="storedText">The row's hash exactly, or <see langword="null"/>.</param>
    public static StoredHashDescription Describe(string? storedText) => StoredHashShapes.Describe(storedText);

    /// <summary>What PBKDF2 work the declaration asks every login to do.</summary>
    internal virtual Pbkdf2Budget Budget => default;

    /// <summary>What is wrong with the declared parameters: parameter, bound, value where it is harmless, and fix.</summary>
    internal abstract IEnumerable<string> Faults { get; }

    /// <summary>Whether the text has this format, whatever its parameters. Total.</summary>
    internal abstract bool IsOfThisFormat(string text);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private protected static IEnumerable<string> IterationFaults(string parameter, int iterations, int least = 1)
    {
        if (iterations < least || iterations > MaximumIterations)
        {
            yield return $"{parameter} is {iterations}; it must be from {least} to {MaximumIterations}. Declare the most "
                + "iterations that any row has, and let accounts above the bound reset their passwords.";
        }
    }

    private protected static IEnumerable<string> TextFaults(string parameter, string text, int leastBytes)
    {
        Span<byte> bytes = stackalloc byte[Bcrypt.PasswordBytes.Maximum];
        var status = Bcrypt.PasswordBytes.TryEncode(text, bytes, out var length);
        var isUsable =
            status is Bcrypt.PasswordBytesStatus.Usable or Bcrypt.PasswordBytesStatus.Empty
            && length >= leastBytes
            && !text.Contains('\0', StringComparison.Ordinal);
        Secrets.ConstantTime.Clear(bytes);
        return isUsable
            ? []
            :
            [
                $"{parameter} is not usable; it must be {leastBytes} to {Bcrypt.PasswordBytes.Maximum} bytes of UTF-8 "
                    + "without NUL. Copy it from the configuration of the old system exactly.",
            ];
    }
}
