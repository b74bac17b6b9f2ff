using System.Text.Json.Serialization;
using Auth.Core.Users;

namespace Auth.Core.AspNetCore.Responses;

/// <summary>Who has just been registered.</summary>
internal sealed class UserResponse
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("username")]
    public required string UserName { get; init; }

    [JsonPropertyName("roles")]
    public required IReadOnlyList<string> Roles { get; init; }

    public static UserResponse Of(User user) =>
        new()
        {
            Id = user.Id.Value,
            UserName = user.Name.Display,
            Roles = user.Roles,
        };
}
