using System.Diagnostics;
using System.Security.Cryptography;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Peppers;

/// <summary>
/// A secret that every password is keyed with before it is hashed, so that a copied database alone leaves nothing to
/// guess at. Keep it apart from the database and from the master keys. Shows its id and nothing else. Immutable.
/// </summary>
[SecretType]
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Pepper
{
    /// <summary>The environment variable that <see cref="FromEnvironment"/> reads by default.</summary>
    public const string DefaultVariable = "AUTH_PEPPER";

    /// <summary>The longest id: 16 characters.</summary>
    public const int MaxIdLength = 16;

    private static readonly System.Buffers.SearchValues<char> IdCharacters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789"
    );

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _key;

    private Pepper(string id, byte[] key)
    {
        Id = id;
        _key = key;
    }

    /// <summary>
    /// Names the pepper in every hash that is made with it: 1 to 16 of the characters a to z and 0 to 9. Never give it to
    /// another key.
    /// </summary>
    public string Id { get; }

    /// <summary>Takes random bytes, copied: 32 to 1,024. Words, patterns and counters are refused.</summary>
    /// <exception cref="ArgumentException">The id is none, or the key is too short, too long or guessable.</exception>
    public static Pepper FromBytes(string id, ReadOnlySpan<byte> key) =>
        new(Named(id), RandomKeyText.Copy(key, Source(id), nameof(key)));

    /// <summary>Takes base64 or base64url of 32 to 1,024 random bytes; outer blanks are ignored.</summary>
    /// <exception cref="ArgumentException">The text is not base64, or is refused as in <see cref="FromBytes"/>.</exception>
    public static Pepper FromBase64(string id, string text) =>
        new(Named(id), RandomKeyText.Read(text, Source(id), nameof(text)));

    /// <summary>Takes an environment variable with the text that <see cref="FromBase64"/> takes.</summary>
    /// <param name="id">The pepper's id.</param>
    /// <param name="variable">The variable's name; <c>AUTH_PEPPER</c> by default.</param>
    /// <exception cref="ArgumentException">The variable is not set, or its value is refused.</exception>
    public static Pepper FromEnvironment(string id, string variable = DefaultVariable)
    {
        ArgumentException.ThrowIfNullOrEmpty(variable);
        return new(
            Named(id),
            RandomKeyText.Read(
                Environment.GetEnvironmentVariable(variable),
                $"The environment variable {variable}",
                nameof(variable)
            )
        );
    }

    /// <summary>Whether a text may be an id.</summary>
    internal static bool IsId(ReadOnlySpan<char> text) =>
        text.Length is >= 1 and <= MaxIdLength && !text.ContainsAnyExcept(IdCharacters);

    /// <summary>Keys a password: HMAC-SHA-384 (RFC 4231) over its bytes, 48 bytes.</summary>
    internal void Mac(ReadOnlySpan<byte> password, Span<byte> mac) => HMACSHA384.HashData(_key, password, mac);

    /// <summary>The id; nothing of the key.</summary>
    public override string ToString() => $"Pepper {Id}";

    private static string Source(string id) => $"AuthCoreOptions.Peppers, the pepper {id}";

    private static string Named(string id) =>
        IsId(id)
            ? id
            : throw new ArgumentException(
                $"AuthCoreOptions.Peppers: a pepper's id must have 1 to {MaxIdLength} characters of a to z and 0 to 9. "
                    + "Number them, such as p1.",
                nameof(id)
            );
}
