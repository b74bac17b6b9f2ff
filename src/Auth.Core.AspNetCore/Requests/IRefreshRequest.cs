namespace Auth.Core.AspNetCore.Requests;

/// <summary>What a request to refresh or to log out must carry, where the refresh token is in no cookie.</summary>
public interface IRefreshRequest
{
    /// <summary>The refresh token; null where it is missing. Mask it in the type's <c>ToString</c>.</summary>
    string? RefreshToken { get; }
}
