namespace Auth.Core.AspNetCore.Requests;

/// <summary>What a request to change the password must carry; a host's own type carries more.</summary>
public interface IChangePasswordRequest
{
    /// <summary>The password as it is; null where it is missing. Mask it in the type's <c>ToString</c>.</summary>
    string? CurrentPassword { get; }

    /// <summary>The password as it shall be; null where it is missing. Mask it in the type's <c>ToString</c>.</summary>
    string? NewPassword { get; }

    /// <summary>
    /// The device token of an earlier login, where the client keeps it itself; null by default. Not asked for with the cookie
    /// transport. Mask it in the type's <c>ToString</c>.
    /// </summary>
    string? DeviceToken => null;
}
