using Microsoft.AspNetCore.Http;

namespace Auth.Core.AspNetCore.Problems;

/// <summary>Every problem that this package answers with; each type has one status and one title.</summary>
internal static class KnownProblems
{
    public static readonly Problem AuthenticationRequired = new(
        StatusCodes.Status401Unauthorized,
        AuthCoreProblems.AuthenticationRequired,
        "Log in to do this"
    );

    public static readonly Problem InvalidToken = new(
        StatusCodes.Status401Unauthorized,
        AuthCoreProblems.InvalidToken,
        "The access token is invalid or expired"
    );

    public static readonly Problem InvalidRequest = new(
        StatusCodes.Status400BadRequest,
        AuthCoreProblems.InvalidRequest,
        "The request carries more than one token"
    );

    public static readonly Problem InsufficientScope = new(
        StatusCodes.Status403Forbidden,
        AuthCoreProblems.InsufficientScope,
        "You may not do this"
    );

    public static readonly Problem RecentAuthenticationRequired = new(
        StatusCodes.Status401Unauthorized,
        AuthCoreProblems.RecentAuthenticationRequired,
        "Log in again to do this"
    );

    public static readonly Problem Unavailable = new(
        StatusCodes.Status503ServiceUnavailable,
        AuthCoreProblems.Unavailable,
        "The service cannot answer now, try again later"
    );

    public static readonly Problem Busy = new(
        StatusCodes.Status503ServiceUnavailable,
        AuthCoreProblems.Busy,
        "The service is busy, try again later"
    );

    public static readonly Problem TooManyAttempts = new(
        StatusCodes.Status429TooManyRequests,
        AuthCoreProblems.TooManyAttempts,
        "Too many attempts, try again later"
    );

    public static readonly Problem InternalError = new(
        StatusCodes.Status500InternalServerError,
        AuthCoreProblems.InternalError,
        "The service has failed"
    );

    public static readonly Problem LoginRefused = new(
        StatusCodes.Status401Unauthorized,
        AuthCoreProblems.LoginRefused,
        "The user name or the password is wrong"
    );

    public static readonly Problem RefreshRefused = new(
        StatusCodes.Status401Unauthorized,
        AuthCoreProblems.RefreshRefused,
        "The session has ended, log in again"
    );

    public static readonly Problem UserNameTaken = new(
        StatusCodes.Status409Conflict,
        AuthCoreProblems.UserNameTaken,
        "The user name is taken"
    );

    public static readonly Problem UserNameRejected = new(
        StatusCodes.Status400BadRequest,
        AuthCoreProblems.UserNameRejected,
        "The user name cannot be used"
    );

    public static readonly Problem PasswordRejected = new(
        StatusCodes.Status400BadRequest,
        AuthCoreProblems.PasswordRejected,
        "The password cannot be used"
    );

    public static readonly Problem CurrentPasswordRefused = new(
        StatusCodes.Status400BadRequest,
        AuthCoreProblems.CurrentPasswordRefused,
        "The current password is wrong"
    );

    public static readonly Problem Conflict = new(
        StatusCodes.Status409Conflict,
        AuthCoreProblems.Conflict,
        "It was changed meanwhile, try again"
    );

    public static readonly Problem SessionUnknown = new(
        StatusCodes.Status404NotFound,
        AuthCoreProblems.SessionUnknown,
        "There is no such session"
    );

    public static readonly Problem MalformedBody = new(
        StatusCodes.Status400BadRequest,
        AuthCoreProblems.MalformedBody,
        "The body is malformed"
    );

    public static readonly Problem BodyTooLarge = new(
        StatusCodes.Status413PayloadTooLarge,
        AuthCoreProblems.BodyTooLarge,
        "The body is over 16 KiB"
    );

    public static readonly Problem UnsupportedMediaType = new(
        StatusCodes.Status415UnsupportedMediaType,
        AuthCoreProblems.UnsupportedMediaType,
        "The content type must be application/json"
    );

    public static readonly Problem CrossSiteRequest = new(
        StatusCodes.Status400BadRequest,
        AuthCoreProblems.CrossSiteRequest,
        "The request does not come from a page of this site"
    );

    public static IReadOnlyList<Problem> All { get; } =
    [
        AuthenticationRequired,
        InvalidToken,
        InvalidRequest,
        InsufficientScope,
        RecentAuthenticationRequired,
        Unavailable,
        Busy,
        TooManyAttempts,
        InternalError,
        LoginRefused,
        RefreshRefused,
        UserNameTaken,
        UserNameRejected,
        PasswordRejected,
        CurrentPasswordRefused,
        Conflict,
        SessionUnknown,
        MalformedBody,
        BodyTooLarge,
        UnsupportedMediaType,
        CrossSiteRequest,
    ];
}
