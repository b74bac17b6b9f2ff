namespace Auth.Core.AspNetCore.Requests;

/// <summary>What a request to log in must carry; a host's own type carries more.</summary>
public interface ILoginRequest
{
    /// <summary>The name as typed; null where it is missing.</summary>
    string? UserName { get; }

    /// <summary>The password as typed; null where it is missing. Mask it in the type's <c>ToString</c>.</summary>
    string? Password { get; }

    /// <summary>
    /// The device token of an earlier login, where the client keeps it itself; null by default. Not asked for with the cookie
    /// transport. Mask it in the type's <c>ToString</c>.
    /// </summary>
    string? DeviceToken => null;
}
