namespace Auth.Core.Tokens;

/// <summary>
/// What verifying a token said: <see cref="Valid"/> with an identity, or <see cref="Invalid"/> with a reason meant for
/// logs and never for the caller. Closed: there are no other cases.
/// </summary>
public abstract class TokenVerification
{
    private TokenVerification() { }

    /// <summary>What the key that was named is for, for metrics; null where no key of ours was named.</summary>
    internal SigningAlgorithm? Algorithm { get; private init; }

    /// <summary>The case's name and nothing of its content.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>The token holds.</summary>
    public sealed class Valid : TokenVerification
    {
        internal Valid(VerifiedIdentity identity, SigningAlgorithm? algorithm = null, bool isStale = false)
        {
            Identity = identity;
            Algorithm = algorithm;
            IsStale = isStale;
        }

        /// <summary>Who it speaks for.</summary>
        public VerifiedIdentity Identity { get; }

        /// <summary>Whether the store could not be asked and what was remembered of the session decided.</summary>
        internal bool IsStale { get; }

        /// <summary>The same token by what is remembered alone.</summary>
        internal Valid AsStale() => new(Identity, Algorithm, isStale: true);

        /// <summary>The same token, refused for what has become of its session or user.</summary>
        internal Invalid RefusedFor(TokenRejection reason) => new(reason, Algorithm, Identity);

        /// <summary>The same token, with nobody to ask.</summary>
        internal Unavailable Unanswered(string errorType) => new(errorType, Algorithm, Identity);
    }

    /// <summary>
    /// The token itself holds, but the store could not be asked whether its session still lives. Fails closed: treat the
    /// caller as not authenticated, and answer 503 rather than 401, or clients will throw good sessions away. Only the
    /// facade's <c>VerifyAsync</c> says this.
    /// </summary>
    public sealed class Unavailable : TokenVerification
    {
        internal Unavailable(string errorType, SigningAlgorithm? algorithm, VerifiedIdentity identity)
        {
            ErrorType = errorType;
            Algorithm = algorithm;
            Identity = identity;
        }

        /// <summary>The type of what the store threw, for logs.</summary>
        public string ErrorType { get; }

        /// <summary>Who it speaks for, for events.</summary>
        internal VerifiedIdentity Identity { get; }
    }

    /// <summary>The token is refused; nothing of its content is exposed.</summary>
    public sealed class Invalid : TokenVerification
    {
        internal Invalid(TokenRejection reason, SigningAlgorithm? algorithm = null, VerifiedIdentity? identity = null)
        {
            Reason = reason;
            Algorithm = algorithm;
            Identity = identity;
        }

        /// <summary>Why, for logs and metrics. Do not send it to the caller: it helps only whoever forges tokens.</summary>
        public TokenRejection Reason { get; }

        /// <summary>Who it speaks for, for events; null unless everything but the session holds.</summary>
        internal VerifiedIdentity? Identity { get; }
    }
}
