namespace Auth.Core.AspNetCore.Requests;

/// <summary>What a request to log in must carry; a host's own type carries more.</summary>
public interface ILoginRequest
{
    /// <summary>The name as typed; null where it is missing.</summary>
    string? UserName { get; }

    /// <summary>The password as typed; null where it is missing. Mask it in the type's <c>ToString</c>.</summary>
    string? Password { get; }
}
