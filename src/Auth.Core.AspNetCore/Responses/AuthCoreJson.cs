using System.Text.Json.Serialization;
using Auth.Core.AspNetCore.Requests;

namespace Auth.Core.AspNetCore.Responses;

/// <summary>How our bodies are read and written, without reflection.</summary>
[JsonSourceGenerationOptions(AllowDuplicateProperties = false, MaxDepth = StrictJson.MaxDepth)]
[JsonSerializable(typeof(RegisterRequest))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(ChangePasswordRequest))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(MeResponse))]
[JsonSerializable(typeof(SessionListResponse))]
internal sealed partial class AuthCoreJson : JsonSerializerContext;
