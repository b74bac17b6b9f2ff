using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using Auth.Core.Secrets;
using Auth.Core.Users;

namespace Auth.Core.Throttling;

/// <summary>
/// Makes and reads device tokens: <c>acd1_</c> and base64url of mk[4] ‖ deviceId[16] ‖ expiry[8, Unix seconds, big-endian] ‖
/// tag[32], where tag = HMAC-SHA-256(device subkey, length of the user's id as two bytes ‖ id ‖ credentialVersion[8] ‖ deviceId
/// ‖ expiry). Nothing is stored: the user's id and credential version come from the row, so that a token is good for one
/// user alone and ends with a change of password.
/// </summary>
internal sealed class DeviceTokens(MasterKeyRing ring, AttemptOptions options, SecureRandom random, TimeProvider clock)
{
    /// <summary>The exact length of a token.</summary>
    public const int TokenLength = 85;

    private const string Prefix = "acd1_";
    private const string MacLabel = "device/v1";
    private const int IdBytes = 16;
    private const int HeadBytes = sizeof(uint) + IdBytes + sizeof(long);
    private const int AllBytes = HeadBytes + KeyedMac.TagBytes;

    /// <summary>
    /// The device's id where the token is good for this user now, or null. Text of the right shape costs the same work whether the
    /// user exists or not.
    /// </summary>
    public string? Read(string? token, StoredUser? user)
    {
        if (token is not { Length: TokenLength } || !token.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[AllBytes];
        if (
            Base64Url.DecodeFromChars(token.AsSpan(Prefix.Length), bytes, out _, out var written)
                != OperationStatus.Done
            || written != AllBytes
            || !ring.TryGet(BinaryPrimitives.ReadUInt32BigEndian(bytes), out var key)
        )
        {
            return null;
        }

        var id = bytes.Slice(sizeof(uint), IdBytes);
        var holds = key.MacFor(MacLabel).Holds(Body(user, bytes[sizeof(uint)..HeadBytes]), bytes[HeadBytes..]);
        var expiresAt = BinaryPrimitives.ReadInt64BigEndian(bytes[(sizeof(uint) + IdBytes)..]);
        return holds & user is not null & clock.GetUtcNow().ToUnixTimeSeconds() < expiresAt
            ? Base64Url.EncodeToString(id)
            : null;
    }

    /// <summary>A token for a user who has just proved who they are; the same device where there was a good one.</summary>
    public DeviceToken Issue(StoredUser user, string deviceId)
    {
        var expiresAt = clock.GetUtcNow().ToUnixTimeSeconds() + (long)options.DeviceTokenLifetime.TotalSeconds;
        Span<byte> bytes = stackalloc byte[AllBytes];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, ring.Current.Id);
        Base64Url.DecodeFromChars(deviceId, bytes.Slice(sizeof(uint), IdBytes));
        BinaryPrimitives.WriteInt64BigEndian(bytes[(sizeof(uint) + IdBytes)..], expiresAt);
        ring.Current.MacFor(MacLabel).Compute(Body(user, bytes[sizeof(uint)..HeadBytes]), bytes[HeadBytes..]);
        return new(Prefix + Base64Url.EncodeToString(bytes), DateTimeOffset.FromUnixTimeSeconds(expiresAt));
    }

    /// <summary>An id for a device that has none: 128 random bits.</summary>
    public string NewDeviceId() => random.NewId();

    private static byte[] Body(StoredUser? user, ReadOnlySpan<byte> idAndExpiry)
    {
        var owner = Encoding.ASCII.GetBytes(user?.Id.Value ?? string.Empty);
        var body = new byte[sizeof(ushort) + owner.Length + sizeof(long) + idAndExpiry.Length];
        BinaryPrimitives.WriteUInt16BigEndian(body, (ushort)owner.Length);
        owner.CopyTo(body, sizeof(ushort));
        var rest = body.AsSpan(sizeof(ushort) + owner.Length);
        BinaryPrimitives.WriteInt64BigEndian(rest, user?.CredentialVersion ?? 0);
        idAndExpiry.CopyTo(rest[sizeof(long)..]);
        return body;
    }
}
