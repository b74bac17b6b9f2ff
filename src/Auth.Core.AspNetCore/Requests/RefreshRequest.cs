using System.Text.Json.Serialization;

namespace Auth.Core.AspNetCore.Requests;

/// <summary>The library's own request to refresh and to log out.</summary>
internal sealed class RefreshRequest : IRefreshRequest
{
    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; init; }
}
