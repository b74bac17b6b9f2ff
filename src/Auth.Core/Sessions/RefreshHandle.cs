using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Auth.Core.Secrets;
using Auth.Core.Tokens;

namespace Auth.Core.Sessions;

/// <summary>
/// What a refresh token says: master key id, handle, counter. Written as <c>acr1_</c> and base64url of mk[4] ‖ h[32] ‖
/// n[8, big-endian] ‖ tag[32], 107 characters, where tag = HMAC-SHA-256(refresh subkey, h ‖ n). So a forged or altered token
/// is told without a store call, and a successor is derived instead of stored.
/// </summary>
[SecretType]
internal sealed class RefreshHandle
{
    /// <summary>The exact length of a token.</summary>
    public const int TokenLength = 107;

    private const string Prefix = "acr1_";
    private const string MacLabel = "refresh/v1";
    private const int HandleBytes = 32;
    private const int BodyBytes = HandleBytes + sizeof(ulong);
    private const int AllBytes = sizeof(uint) + BodyBytes + KeyedMac.TagBytes;

    private readonly byte[] _handle;

    private RefreshHandle(byte[] handle, uint masterKeyId, ulong counter)
    {
        _handle = handle;
        MasterKeyId = masterKeyId;
        Counter = counter;
        SessionId = SessionIdOf(handle);
    }

    public uint MasterKeyId { get; }

    public ulong Counter { get; }

    /// <summary>The session's id and record key: a hash of the handle, so that the record opens nothing.</summary>
    public SessionId SessionId { get; }

    /// <summary>A new session's first handle.</summary>
    public static RefreshHandle CreateRandom(SecureRandom random, MasterKey key)
    {
        var handle = new byte[HandleBytes];
        random.Fill(handle);
        return new RefreshHandle(handle, key.Id, counter: 0);
    }

    /// <summary>Reads a token that this ring has made; false for everything else, whatever it is.</summary>
    public static bool TryRead(string? token, MasterKeyRing ring, out RefreshHandle? handle)
    {
        handle = null;
        if (token is not { Length: TokenLength } || !token.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[AllBytes];
        if (!TryDecode(token.AsSpan(Prefix.Length), bytes))
        {
            return false;
        }

        var masterKeyId = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var body = bytes.Slice(sizeof(uint), BodyBytes);
        if (!ring.TryGet(masterKeyId, out var key) || !key.MacFor(MacLabel).Holds(body, bytes[^KeyedMac.TagBytes..]))
        {
            return false;
        }

        handle = new RefreshHandle(
            body[..HandleBytes].ToArray(),
            masterKeyId,
            BinaryPrimitives.ReadUInt64BigEndian(body[HandleBytes..])
        );
        return true;
    }

    /// <summary>The token of this session with another counter, under a key of the ring.</summary>
    public RefreshToken Write(MasterKey key, ulong counter)
    {
        Span<byte> bytes = stackalloc byte[AllBytes];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, key.Id);
        var body = bytes.Slice(sizeof(uint), BodyBytes);
        _handle.CopyTo(body);
        BinaryPrimitives.WriteUInt64BigEndian(body[HandleBytes..], counter);
        key.MacFor(MacLabel).Compute(body, bytes[^KeyedMac.TagBytes..]);
        var token = new RefreshToken(Prefix + Base64Url.EncodeToString(bytes), SessionId);
        ConstantTime.Clear(bytes);
        return token;
    }

    public override string ToString() => "RefreshHandle (masked)";

    // Blanks and padding, which the platform's decoder admits, would leave too few bytes; the last of 102 characters has
    // four spare bits, which are zero in these alone.
    private static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes) =>
        text[^1] is 'A' or 'Q' or 'g' or 'w'
        && Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done
        && written == AllBytes;

    private static SessionId SessionIdOf(ReadOnlySpan<byte> handle)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var label = "auth.core/sid/v1"u8;
        Span<byte> input = stackalloc byte[label.Length + HandleBytes];
        label.CopyTo(input);
        handle.CopyTo(input[label.Length..]);
        SHA256.HashData(input, hash);
        ConstantTime.Clear(input);
        return new SessionId(Base64Url.EncodeToString(hash[..16]));
    }
}
