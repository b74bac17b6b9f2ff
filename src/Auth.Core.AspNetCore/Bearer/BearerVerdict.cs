namespace Auth.Core.AspNetCore.Bearer;

/// <summary>What the scheme made of a request: it decides the challenge, and nothing else of the request does.</summary>
internal enum BearerVerdict
{
    /// <summary>No bearer token, or another scheme's credentials.</summary>
    NoToken = 0,

    /// <summary>A token that is to be verified, or was found to hold.</summary>
    Token,

    /// <summary>More than one token.</summary>
    Ambiguous,

    /// <summary>A token that is not accepted, for whatever reason.</summary>
    Invalid,

    /// <summary>The token could not be judged now.</summary>
    Unavailable,

    /// <summary>Verifying has thrown.</summary>
    Faulted,
}
