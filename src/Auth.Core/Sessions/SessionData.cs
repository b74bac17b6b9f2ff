using System.Text.Json;
using System.Text.Json.Serialization;

namespace Auth.Core.Sessions;

/// <summary>
/// What a session's record holds. Times are Unix milliseconds; the two limits are whole seconds. Nothing here opens
/// anything: the handle of the refresh token is not stored.
/// </summary>
internal sealed record SessionData
{
    /// <summary>The format's version.</summary>
    public const int CurrentFormat = 1;

    [JsonPropertyName("v")]
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The counter of the refresh token that is good now.</summary>
    [JsonPropertyName("n")]
    public ulong Counter { get; init; }

    /// <summary>The id of the master key that the present refresh token was made with.</summary>
    [JsonPropertyName("mk")]
    public uint MasterKeyId { get; init; }

    [JsonPropertyName("created")]
    public long CreatedAt { get; init; }

    [JsonPropertyName("used")]
    public long LastUsedAt { get; init; }

    [JsonPropertyName("rotated")]
    public long RotatedAt { get; init; }

    [JsonPropertyName("idle")]
    public long IdleAt { get; init; }

    [JsonPropertyName("absolute")]
    public long AbsoluteAt { get; init; }

    /// <summary>When the user proved who they are; null for a session without a login.</summary>
    [JsonPropertyName("auth")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? AuthenticatedAt { get; init; }

    [JsonPropertyName("amr")]
    public IReadOnlyList<string> AuthenticationMethods { get; init; } = [];

    /// <summary>What the client calls itself, for the user's list of sessions.</summary>
    [JsonPropertyName("client")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Client { get; init; }

    /// <summary>The device that it was opened from, for whoever lists a user's devices.</summary>
    [JsonPropertyName("device")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DeviceId { get; init; }

    /// <summary>The user's credential version when the password was verified.</summary>
    [JsonPropertyName("cv")]
    public long CredentialVersion { get; init; }

    /// <summary>False for a session that was opened without a login: it has no refresh token and no place in the cap.</summary>
    [JsonPropertyName("refresh")]
    public bool CanRefresh { get; init; } = true;

    public byte[] ToPayload() => JsonSerializer.SerializeToUtf8Bytes(this, SessionJson.Default.SessionData);

    /// <summary>Reads a payload; one of another format or no JSON at all is a fault of the store, never a session.</summary>
    /// <exception cref="JsonException">The payload is not of this format.</exception>
    public static SessionData FromPayload(ReadOnlySpan<byte> payload) =>
        JsonSerializer.Deserialize(payload, SessionJson.Default.SessionData) is { Format: CurrentFormat } data
            ? data
            : throw new JsonException("The session record has a format that this version does not know.");
}

/// <summary>Reads and writes session records without reflection.</summary>
[JsonSerializable(typeof(SessionData))]
internal sealed partial class SessionJson : JsonSerializerContext;
