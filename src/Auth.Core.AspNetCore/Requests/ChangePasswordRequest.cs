using System.Text.Json.Serialization;

namespace Auth.Core.AspNetCore.Requests;

/// <summary>The library's own request to change a password.</summary>
internal sealed class ChangePasswordRequest : IChangePasswordRequest
{
    [JsonPropertyName("current_password")]
    public string? CurrentPassword { get; init; }

    [JsonPropertyName("new_password")]
    public string? NewPassword { get; init; }

    [JsonPropertyName("device_token")]
    public string? DeviceToken { get; init; }
}
