using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>A stored hash, read: always well-formed, its cost between 4 and 31.</summary>
[SecretType]
internal struct StoredBcrypt
{
    public BcryptForm Form;

    /// <summary>The letter of the revision: <c>a</c>, <c>b</c> or <c>y</c>. All three are the same algorithm for text.</summary>
    public char Revision;

    public int Cost;
    public BcryptSalt Salt;
    public BcryptDigest Digest;

    /// <summary>Which pepper it was made with, in the form with one; else null. No secret.</summary>
    public string? PepperId;

    /// <summary>
    /// Reads every form that the library reads, strictly: one spelling a hash, nothing before or after it. Total:
    /// answers false for <see langword="null"/> and for any other text.
    /// </summary>
    public static bool TryParse(string? text, out StoredBcrypt stored) =>
        ModularBcryptFormat.TryParse(text, out stored)
        || PassLibBcryptFormat.TryParse(text, out stored)
        || PepperedBcryptFormat.TryParse(text, out stored);

    /// <summary>The text to store.</summary>
    public readonly string Write() =>
        Form switch
        {
            BcryptForm.Modular => ModularBcryptFormat.Write(in this),
            BcryptForm.Peppered => PepperedBcryptFormat.Write(in this),
            _ => PassLibBcryptFormat.Write(in this),
        };

    /// <summary>Reads the two fields that every form ends in.</summary>
    public bool TryReadFields(ReadOnlySpan<char> salt, ReadOnlySpan<char> digest) =>
        BcryptBase64.TryDecode(salt, Salt) && BcryptBase64.TryDecode(digest, Digest);

    /// <inheritdoc/>
    public override readonly string ToString() => nameof(StoredBcrypt);
}
