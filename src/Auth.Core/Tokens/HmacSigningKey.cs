using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using Auth.Core.Secrets;

namespace Auth.Core.Tokens;

/// <summary>A shared secret. Who can verify with it can also sign.</summary>
internal sealed class HmacSigningKey : SigningKey
{
    /// <summary>Longer keys add nothing: HMAC hashes what is over its block (RFC 2104 section 3).</summary>
    public const int MaximumBytes = 1024;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _key;

    private HmacSigningKey(byte[] key, string keyId, SigningAlgorithm algorithm, DateTimeOffset? verifyUntil)
        : base(keyId, algorithm, verifyUntil) => _key = key;

    /// <summary>The secret itself, for the signature provider alone.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal ReadOnlySpan<byte> Secret => _key;

    public static HmacSigningKey Create(ReadOnlySpan<byte> key, SigningAlgorithm algorithm, SigningKeySource source)
    {
        RequireHmac(algorithm, source);
        var name = SigningAlgorithmFacts.NameOf(algorithm);
        var minimum = SigningAlgorithmFacts.HashBytes(algorithm);
        if (key.Length < minimum)
        {
            throw source.RefuseSecret($"the key has {key.Length} bytes; {name} needs at least {minimum}.", algorithm);
        }

        if (key.Length > MaximumBytes)
        {
            throw source.RefuseSecret($"the key has {key.Length} bytes; at most {MaximumBytes} are taken.", algorithm);
        }

        if (KeyStrength.FindFault(key) is { } fault)
        {
            throw source.RefuseSecret($"the key {fault}.", algorithm);
        }

        return new HmacSigningKey(key.ToArray(), Tokens.KeyId.ForSymmetric(key), algorithm, verifyUntil: null);
    }

    public static HmacSigningKey CreateFromText(string? text, SigningAlgorithm algorithm, SigningKeySource source)
    {
        RequireHmac(algorithm, source);
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty)
        {
            throw source.RefuseSecret("no key is set.", algorithm);
        }

        // Base64 of the largest key, with padding, and some room so that the length message can name the real length.
        if (trimmed.Length > 4 * MaximumBytes)
        {
            throw source.RefuseSecret($"the text has {trimmed.Length} characters; a key has far fewer.", algorithm);
        }

        var characters = new char[trimmed.Length];
        var bytes = new byte[trimmed.Length];
        try
        {
            trimmed.Replace(characters, '+', '-');
            characters.AsSpan().Replace('/', '_');
            var unpadded = characters.AsSpan().TrimEnd('=');
            if (
                characters.Length - unpadded.Length > 2
                || unpadded.ContainsAny(Blanks)
                || Base64Url.DecodeFromChars(unpadded, bytes, out _, out var written) != OperationStatus.Done
            )
            {
                throw source.RefuseSecret("the key is not base64 or base64url.", algorithm);
            }

            // The length first: it is the plainer fault, and a few random characters look like a pattern too.
            return
                written >= SigningAlgorithmFacts.HashBytes(algorithm)
                && KeyStrength.FindFaultInText(unpadded) is { } fault
                ? throw source.RefuseSecret($"the key {fault}.", algorithm)
                : Create(bytes.AsSpan(0, written), algorithm, source);
        }
        finally
        {
            ConstantTime.Clear(bytes);
            characters.AsSpan().Clear();
        }
    }

    // The decoder would skip blanks; a key text that was broken over lines was not copied with care.
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n");

    public static new HmacSigningKey CreateRandom(SigningAlgorithm algorithm)
    {
        Span<byte> key = stackalloc byte[SigningAlgorithmFacts.HashBytes(algorithm)];
        SecureRandom.System.Fill(key);
        var created = Create(key, algorithm, SigningKeySource.Code(nameof(algorithm)));
        ConstantTime.Clear(key);
        return created;
    }

    /// <inheritdoc />
    public override SigningKey RetireAt(DateTimeOffset verifyUntil) =>
        new HmacSigningKey(_key, KeyId, Algorithm, verifyUntil);

    private static void RequireHmac(SigningAlgorithm algorithm, SigningKeySource source)
    {
        if (!SigningAlgorithmFacts.IsHmac(algorithm))
        {
            throw source.Refuse(
                $"{SigningAlgorithmFacts.NameOf(algorithm)} takes no shared secret.",
                "Use HS256, HS384 or HS512, or SigningKey.FromPem with a private key."
            );
        }
    }
}
