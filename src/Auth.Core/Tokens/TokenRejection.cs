namespace Auth.Core.Tokens;

/// <summary>Why a token was refused: one value per check of the verification list, in the order of the checks.</summary>
public enum TokenRejection
{
    /// <summary>Not a compact JWS: empty, over 8 KiB, not ASCII, not three non-empty segments, or not canonical base64url.</summary>
    Malformed = 0,

    /// <summary>The header is not one strict JSON object of <c>alg</c>, <c>typ</c> and <c>kid</c>, all text.</summary>
    Header,

    /// <summary>No key with this <c>kid</c>, or none was named.</summary>
    UnknownKey,

    /// <summary>The header's <c>alg</c> is not the key's one algorithm.</summary>
    Algorithm,

    /// <summary>The key exists but may not verify any more.</summary>
    RetiredKey,

    /// <summary>The signature does not hold.</summary>
    Signature,

    /// <summary>The payload is not one strict JSON object, or a member has the wrong type or form.</summary>
    Payload,

    /// <summary>The <c>typ</c> is not that of an access token.</summary>
    Type,

    /// <summary>The <c>iss</c> is another issuer.</summary>
    Issuer,

    /// <summary>The <c>aud</c> does not name us.</summary>
    Audience,

    /// <summary>The token has ended.</summary>
    Expired,

    /// <summary>The token begins in the future: <c>nbf</c> or <c>iat</c>.</summary>
    NotYetValid,

    /// <summary>The times contradict each other, or the token lives longer than allowed.</summary>
    Lifetime,

    /// <summary>A required claim is missing.</summary>
    MissingClaim,

    /// <summary>The <c>sub</c> is no user id.</summary>
    Subject,

    /// <summary>The <c>client_id</c> is another client.</summary>
    Client,

    /// <summary>The session is unknown, over, or another user's.</summary>
    SessionEnded,

    /// <summary>The user is gone or disabled.</summary>
    UserDisabled,

    /// <summary>The user has changed since: other roles, another password, or all sessions ended.</summary>
    Superseded,
}
