using System.Text.Json.Serialization;

namespace Auth.Core.AspNetCore.Requests;

/// <summary>Only these two members: whatever else a body holds, such as roles, has no effect.</summary>
internal sealed class RegisterRequest : IRegisterRequest
{
    [JsonPropertyName("username")]
    public string? UserName { get; init; }

    [JsonPropertyName("password")]
    public string? Password { get; init; }
}
