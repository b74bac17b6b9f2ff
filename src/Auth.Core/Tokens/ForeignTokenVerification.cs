namespace Auth.Core.Tokens;

/// <summary>
/// What verifying a token of another issuer said: <see cref="Valid"/> with an identity, or <see cref="Invalid"/> with a
/// reason meant for logs and never for the caller. Closed: there are no other cases.
/// </summary>
public abstract class ForeignTokenVerification
{
    private ForeignTokenVerification() { }

    /// <summary>The token holds under one profile.</summary>
    public sealed class Valid : ForeignTokenVerification
    {
        internal Valid(ForeignIdentity identity) => Identity = identity;

        /// <summary>What it says.</summary>
        public ForeignIdentity Identity { get; }
    }

    /// <summary>No profile accepts the token; nothing of its content is exposed.</summary>
    public sealed class Invalid : ForeignTokenVerification
    {
        internal Invalid(TokenRejection reason) => Reason = reason;

        /// <summary>Why, for logs and metrics. Do not send it to the caller.</summary>
        public TokenRejection Reason { get; }
    }
}
