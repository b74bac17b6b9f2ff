using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;

namespace Auth.Core.Secrets;

/// <summary>
/// A key that outlives the process and feeds everything that must be keyed but signs no access token: refresh tokens
/// and sealed records. Each use takes a subkey of its own. Shows its id and nothing else. Immutable.
/// </summary>
[SecretType]
[DebuggerDisplay("{ToString(),nq}")]
public sealed class MasterKey
{
    /// <summary>The environment variable that <see cref="FromEnvironment"/> reads by default.</summary>
    public const string DefaultVariable = "AUTH_MASTER_KEY";

    /// <summary>The fewest bytes: 32, so that nothing below 256 bits of randomness is derived from.</summary>
    public const int MinimumBytes = 32;

    private const int MaximumBytes = 1024;
    private const string IdLabel = "auth.core/id";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _key;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly ConcurrentDictionary<string, KeyedMac> _macs = new(StringComparer.Ordinal);

    private MasterKey(byte[] key)
    {
        _key = key;
        Span<byte> id = stackalloc byte[sizeof(uint)];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, id, salt: [], info: System.Text.Encoding.ASCII.GetBytes(IdLabel));
        Id = BinaryPrimitives.ReadUInt32BigEndian(id);
    }

    /// <summary>Names the key in what was made with it: 4 bytes derived from the key, which tell nothing of it.</summary>
    internal uint Id { get; }

    /// <summary>Takes random bytes, copied: 32 to 1,024. Words, patterns and counters are refused.</summary>
    /// <exception cref="ArgumentException">The key is too short, too long or guessable.</exception>
    public static MasterKey FromBytes(ReadOnlySpan<byte> key) => Create(key, "AuthCoreOptions.MasterKeys", nameof(key));

    /// <summary>
    /// Takes base64 or base64url of 32 to 1,024 random bytes; outer blanks are ignored. Words that happen to be base64 are
    /// refused as for a <see cref="FromBytes"/> key.
    /// </summary>
    /// <exception cref="ArgumentException">The text is not base64, or the key is refused as in <see cref="FromBytes"/>.</exception>
    public static MasterKey FromBase64(string text) => Read(text, "AuthCoreOptions.MasterKeys", nameof(text));

    /// <summary>Takes an environment variable with the text that <see cref="FromBase64"/> takes.</summary>
    /// <param name="variable">The variable's name; <c>AUTH_MASTER_KEY</c> by default.</param>
    /// <exception cref="ArgumentException">The variable is not set, or its value is refused.</exception>
    public static MasterKey FromEnvironment(string variable = DefaultVariable)
    {
        ArgumentException.ThrowIfNullOrEmpty(variable);
        return Read(
            Environment.GetEnvironmentVariable(variable),
            $"The environment variable {variable}",
            nameof(variable)
        );
    }

    /// <summary>
    /// Takes the key of a file, which the first call makes: 32 random bytes in base64, readable for this process's user alone,
    /// in a folder of that user. Of processes that start at once one makes it and the others read it. For one machine: keep a
    /// copy, because what was made with a key that is gone opens never again.
    /// </summary>
    /// <param name="path">The file; missing folders above it are made. Keep it apart from the database.</param>
    /// <param name="webRoot">What a web server serves; a file inside of it is refused. Null for none.</param>
    /// <exception cref="InvalidOperationException">
    /// The file is a link, belongs to another user, is open to others or lies where others may write; or it cannot be made.
    /// </exception>
    /// <exception cref="ArgumentException">The file holds no key.</exception>
    public static MasterKey FromFile(string path, string? webRoot = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Read(MasterKeyFile.ReadOrCreate(path, webRoot), $"The master key file {path}", nameof(path));
    }

    /// <summary>Makes a new key of 32 bytes that dies with the process: for tests and memory stores.</summary>
    public static MasterKey CreateRandom()
    {
        var key = new byte[MinimumBytes];
        SecureRandom.System.Fill(key);
        return new MasterKey(key);
    }

    /// <summary>Fills a span with the subkey of one use: HKDF-SHA-256 (RFC 5869). Labels are versioned.</summary>
    internal void DeriveSubkey(string label, Span<byte> subkey) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            _key,
            subkey,
            salt: [],
            info: System.Text.Encoding.ASCII.GetBytes($"auth.core/{label}")
        );

    /// <summary>The MAC of one use, made once for each label: deriving the subkey costs more than using it.</summary>
    internal KeyedMac MacFor(string label) =>
        _macs.GetOrAdd(
            label,
            static (label, key) =>
            {
                var subkey = new byte[MinimumBytes];
                key.DeriveSubkey(label, subkey);
                return new KeyedMac(subkey);
            },
            this
        );

    /// <summary>The id; nothing of the key.</summary>
    public override string ToString() => $"MasterKey {Id:x8}";

    private static MasterKey Read(string? text, string source, string parameter)
    {
        var trimmed = (text ?? string.Empty).Trim();
        if (trimmed.Length == 0)
        {
            throw Refuse(source, "no key is set", parameter);
        }

        // Both alphabets, with or without padding: people paste what their tool printed.
        var plain = trimmed.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var padded = plain.PadRight((plain.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, bytes, out var written))
        {
            throw Refuse(source, "the text is not base64", parameter);
        }

        if (written >= MinimumBytes && KeyStrength.FindFaultInText(plain) is { } fault)
        {
            throw Refuse(source, $"the key {fault}", parameter);
        }

        var key = Create(bytes.AsSpan(0, written), source, parameter);
        ConstantTime.Clear(bytes);
        return key;
    }

    private static MasterKey Create(ReadOnlySpan<byte> key, string source, string parameter)
    {
        if (key.Length is < MinimumBytes or > MaximumBytes)
        {
            throw Refuse(source, $"the key has {key.Length} bytes, not {MinimumBytes} to {MaximumBytes}", parameter);
        }

        return KeyStrength.FindFault(key) is { } fault
            ? throw Refuse(source, $"the key {fault}", parameter)
            : new MasterKey(key.ToArray());
    }

    private static ArgumentException Refuse(string source, string fault, string parameter) =>
        new($"{source}: {fault}. Make one with: openssl rand -base64 32", parameter);
}
