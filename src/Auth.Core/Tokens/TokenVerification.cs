namespace Auth.Core.Tokens;

/// <summary>
/// What verifying a token said: <see cref="Valid"/> with an identity, or <see cref="Invalid"/> with a reason meant for
/// logs and never for the caller. Closed: there are no other cases.
/// </summary>
public abstract class TokenVerification
{
    private TokenVerification() { }

    /// <summary>The case's name and nothing of its content.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>The token holds.</summary>
    public sealed class Valid : TokenVerification
    {
        internal Valid(VerifiedIdentity identity) => Identity = identity;

        /// <summary>Who it speaks for.</summary>
        public VerifiedIdentity Identity { get; }
    }

    /// <summary>
    /// The token itself holds, but the store could not be asked whether its session still lives. Fails closed: treat the
    /// caller as not authenticated, and answer 503 rather than 401, or clients will throw good sessions away. Only the
    /// facade's <c>VerifyAsync</c> says this.
    /// </summary>
    public sealed class Unavailable : TokenVerification
    {
        internal Unavailable(string errorType) => ErrorType = errorType;

        /// <summary>The type of what the store threw, for logs.</summary>
        public string ErrorType { get; }
    }

    /// <summary>The token is refused; nothing of its content is exposed.</summary>
    public sealed class Invalid : TokenVerification
    {
        internal Invalid(TokenRejection reason) => Reason = reason;

        /// <summary>Why, for logs and metrics. Do not send it to the caller: it helps only whoever forges tokens.</summary>
        public TokenRejection Reason { get; }
    }
}
