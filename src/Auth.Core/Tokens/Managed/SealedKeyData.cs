using System.Text.Json;
using System.Text.Json.Serialization;

namespace Auth.Core.Tokens.Managed;

/// <summary>
/// What the record of a managed key holds: a sealed private key, or, once withdrawn, nothing but that. Times are Unix
/// seconds. Everything beside the ciphertext is there to be bound to it and is believed only after it opened.
/// </summary>
internal sealed record SealedKeyData
{
    /// <summary>The format's version.</summary>
    public const int CurrentFormat = 1;

    [JsonPropertyName("v")]
    public int Format { get; init; } = CurrentFormat;

    [JsonPropertyName("kid")]
    public string? KeyId { get; init; }

    [JsonPropertyName("alg")]
    public string? Algorithm { get; init; }

    [JsonPropertyName("signFrom")]
    public long SignFrom { get; init; }

    [JsonPropertyName("signUntil")]
    public long SignUntil { get; init; }

    [JsonPropertyName("verifyUntil")]
    public long VerifyUntil { get; init; }

    /// <summary>The id of the master key that it is sealed under.</summary>
    [JsonPropertyName("mk")]
    public uint MasterKeyId { get; init; }

    [JsonPropertyName("nonce")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public byte[]? Nonce { get; init; }

    /// <summary>The private key as PKCS#8, sealed.</summary>
    [JsonPropertyName("ciphertext")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public byte[]? Ciphertext { get; init; }

    [JsonPropertyName("tag")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public byte[]? Tag { get; init; }

    /// <summary>When the key was withdrawn: this record is its tombstone. Null for a key in use.</summary>
    [JsonPropertyName("withdrawn")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? WithdrawnAt { get; init; }

    [JsonIgnore]
    public ManagedKeyTimes Times => new(SignFrom, SignUntil, VerifyUntil);

    public byte[] ToPayload() => JsonSerializer.SerializeToUtf8Bytes(this, SealedKeyJson.Default.SealedKeyData);

    /// <summary>Reads a payload; null when it is not one of this format.</summary>
    public static SealedKeyData? TryRead(ReadOnlySpan<byte> payload)
    {
        try
        {
            return
                JsonSerializer.Deserialize(payload, SealedKeyJson.Default.SealedKeyData)
                    is { Format: CurrentFormat } data
                ? data
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Reads and writes the records of managed keys without reflection.</summary>
[JsonSerializable(typeof(SealedKeyData))]
internal sealed partial class SealedKeyJson : JsonSerializerContext;
