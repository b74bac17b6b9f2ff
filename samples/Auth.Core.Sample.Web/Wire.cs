using System.Text.Json.Serialization;
using Auth.Core.Sessions;
using Auth.Core.Throttling;
using Auth.Core.Tokens;

namespace Auth.Core.Sample.Web;

/// <summary>The one shape of every answer: a status, a message, and what a few answers add.</summary>
internal sealed record Wire(
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("message")] string Message
)
{
    [JsonPropertyName("token")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }

    [JsonPropertyName("refresh_token")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RefreshToken { get; init; }

    [JsonPropertyName("device_token")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DeviceToken { get; init; }

    [JsonPropertyName("expires_in")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ExpiresIn { get; init; }

    [JsonPropertyName("role")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    public static Wire Success(string message) => new("success", message);

    public static Wire Error(string message) => new("error", message);

    /// <summary>The answer with the tokens of a session; the access token lives <c>expires_in</c> seconds.</summary>
    public Wire With(AccessToken accessToken, RefreshToken refreshToken) =>
        this with
        {
            Token = accessToken.Reveal(),
            RefreshToken = refreshToken.Reveal(),
            ExpiresIn = (long)(accessToken.ExpiresAt - accessToken.IssuedAt).TotalSeconds,
        };

    /// <summary>The answer with the token that the client may send along with its next login.</summary>
    public Wire With(DeviceToken deviceToken) => this with { DeviceToken = deviceToken.Reveal() };

    public static IResult Refuse(int status) => ForStatus(status).As(status);

    /// <summary>For answers that the framework gives by itself: no such route, wrong method, body too large.</summary>
    public static Wire ForStatus(int status) =>
        Error(
            status switch
            {
                StatusCodes.Status404NotFound => "Not found",
                StatusCodes.Status405MethodNotAllowed => "Method not allowed",
                StatusCodes.Status413PayloadTooLarge => "Request body too large",
                StatusCodes.Status415UnsupportedMediaType => "Content type must be application/json",
                _ => "Bad request",
            }
        );

    public IResult As(int status) => Results.Json(this, WireJson.Default.Wire, statusCode: status);

    public override string ToString() => $"{Status}: {Message}";

    public Task Write(HttpContext context) => context.Response.WriteAsJsonAsync(this, WireJson.Default.Wire);
}

/// <summary>What a client sends to register and to log in.</summary>
internal sealed record Credentials(
    [property: JsonPropertyName("username")] string? UserName,
    [property: JsonPropertyName("password")] string? Password,
    [property: JsonPropertyName("device_token")] string? DeviceToken = null
)
{
    public override string ToString() => "Credentials (masked)";
}

/// <summary>What a client sends to refresh and to log out.</summary>
internal sealed record RefreshRequest([property: JsonPropertyName("refresh_token")] string? RefreshToken)
{
    public override string ToString() => "RefreshRequest (masked)";
}

[JsonSourceGenerationOptions(AllowDuplicateProperties = false, MaxDepth = 8)]
[JsonSerializable(typeof(Wire))]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(Hints))]
internal sealed partial class WireJson : JsonSerializerContext;
