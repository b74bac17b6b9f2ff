using System.Text.Json.Serialization;

namespace Auth.Core.AspNetCore.Requests;

/// <summary>The library's own request to log in.</summary>
internal sealed class LoginRequest : ILoginRequest
{
    [JsonPropertyName("username")]
    public string? UserName { get; init; }

    [JsonPropertyName("password")]
    public string? Password { get; init; }

    [JsonPropertyName("device_token")]
    public string? DeviceToken { get; init; }
}
