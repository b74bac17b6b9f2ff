using Auth.Core.Diagnostics;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Managed;

namespace Auth.Core.Sessions;

/// <summary>
/// Verification as the facade offers it: with managed keys brought up to date, counted, and with an event where a token does
/// not hold. What holds is only counted, and costs nothing more while nobody listens.
/// </summary>
internal sealed class ObservedVerification(VerifySession verify, ManagedKeyRing? keys, Observer observer)
{
    public ValueTask<TokenVerification> ExecuteAsync(string? token, CancellationToken cancellationToken)
    {
        if (keys is not null || AuthCoreActivity.IsHeard)
        {
            return new(ExecuteSlowlyAsync(token, cancellationToken));
        }

        try
        {
            var pending = verify.ExecuteAsync(token, cancellationToken);
            return pending.IsCompletedSuccessfully
                ? new(Tell(pending.Result))
                : new(TellWhenKnownAsync(pending.AsTask(), cancellationToken));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            TellFailed(exception);
            throw;
        }
    }

    private async Task<TokenVerification> ExecuteSlowlyAsync(string? token, CancellationToken cancellationToken)
    {
        var activity = AuthCoreActivity.Start(VerificationEvents.Operation);
        try
        {
            var verification = await TellWhenKnownAsync(AskAsync(token, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            AuthCoreActivity.End(
                activity,
                OutcomeOf(verification),
                (verification as TokenVerification.Unavailable)?.ErrorType
            );
            return verification;
        }
        catch (Exception exception)
        {
            AuthCoreActivity.End(activity, VerificationEvents.Operation.Failed.Outcome, exception.GetType().Name);
            throw;
        }
    }

    // Another process may have made a key since the last read; one more look tells, and a flood of such tokens gets none.
    private async Task<TokenVerification> AskAsync(string? token, CancellationToken cancellationToken)
    {
        if (keys is null)
        {
            return await verify.ExecuteAsync(token, cancellationToken).ConfigureAwait(false);
        }

        await keys.FreshenAsync(cancellationToken).ConfigureAwait(false);
        var verification = await verify.ExecuteAsync(token, cancellationToken).ConfigureAwait(false);
        return
            verification is TokenVerification.Invalid { Reason: TokenRejection.UnknownKey }
            && await keys.RereadAsync(cancellationToken).ConfigureAwait(false)
            ? await verify.ExecuteAsync(token, cancellationToken).ConfigureAwait(false)
            : verification;
    }

    private async Task<TokenVerification> TellWhenKnownAsync(
        Task<TokenVerification> pending,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return Tell(await pending.ConfigureAwait(false));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            TellFailed(exception);
            throw;
        }
    }

    private void TellFailed(Exception exception) =>
        observer.Report(VerificationEvents.Operation.Failed, new Observation().Threw(exception.GetType().Name));

    private TokenVerification Tell(TokenVerification verification)
    {
        if (observer.Meter.TokensVerified.Enabled)
        {
            AuthCoreMeter.Count(
                observer.Meter.TokensVerified,
                "algorithm",
                verification.Algorithm is { } known ? SigningAlgorithmFacts.NameOf(known) : "none",
                "outcome",
                OutcomeOf(verification)
            );
        }

        switch (verification)
        {
            case TokenVerification.Valid { IsStale: true } stale:
                observer.Report(VerificationEvents.ServedStale, Of(stale.Identity));
                break;
            case TokenVerification.Invalid invalid:
                observer.Report(VerificationEvents.Refused[(int)invalid.Reason], Of(invalid.Identity));
                break;
            case TokenVerification.Unavailable unavailable:
                observer.Report(VerificationEvents.Unavailable, Of(unavailable.Identity).Threw(unavailable.ErrorType));
                break;
            default:
                // A token that holds: counted above, and that is all.
                break;
        }

        return verification;
    }

    private static Observation Of(VerifiedIdentity? identity) =>
        new Observation().OfUser(identity?.UserId.Value).OfSession(identity?.SessionId.Value);

    private static string OutcomeOf(TokenVerification verification) =>
        verification switch
        {
            TokenVerification.Invalid invalid => VerificationEvents.Refused[(int)invalid.Reason].Outcome,
            TokenVerification.Unavailable => VerificationEvents.Unavailable.Outcome,
            TokenVerification.Valid { IsStale: true } => VerificationEvents.ServedStale.Outcome,
            _ => "valid",
        };
}
