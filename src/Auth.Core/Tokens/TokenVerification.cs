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

    /// <summary>The token is refused; nothing of its content is exposed.</summary>
    public sealed class Invalid : TokenVerification
    {
        internal Invalid(TokenRejection reason) => Reason = reason;

        /// <summary>Why, for logs and metrics. Do not send it to the caller: it helps only whoever forges tokens.</summary>
        public TokenRejection Reason { get; }
    }
}
