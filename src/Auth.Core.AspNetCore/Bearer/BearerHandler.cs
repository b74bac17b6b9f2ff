using System.Text.Encodings.Web;
using Auth.Core.AspNetCore.Problems;
using Auth.Core.AspNetCore.RecentAuthentication;
using Auth.Core.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Auth.Core.AspNetCore.Bearer;

/// <summary>
/// The bearer scheme over the facade's verification; where the host only verifies (<c>AddAuthCoreVerification</c>), over its
/// verifier. The verdict of authenticating decides the challenge: one instance serves one request.
/// </summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthCoreBearerOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    BearerChallengesByRealm challenges,
    BearerFacade facades
) : AuthenticationHandler<AuthCoreBearerOptions>(options, loggers, encoder)
{
    private static readonly Task<AuthenticateResult> NoResult = Task.FromResult(AuthenticateResult.NoResult());

    // Constant: the framework logs the message.
    private static readonly Task<AuthenticateResult> Refused = Task.FromResult(
        AuthenticateResult.Fail("The bearer token is not accepted.")
    );

    private BearerVerdict _verdict;

    // No events: whatever a host would hang on them can go wrong in every request.
    protected override Task InitializeEventsAsync() => Task.CompletedTask;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        _verdict = BearerHeader.Read(Request.Headers.Authorization, out var token);
        return _verdict switch
        {
            BearerVerdict.NoToken => NoResult,
            BearerVerdict.Token => FormToken.IsPossible(Request) ? UnlessInFormAsync(token) : VerifyAsync(token),
            _ => Refused,
        };
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var (challenge, problem) = challenges.Of(Options.Realm).For(_verdict);
        return AnswerAsync(challenge, problem, _verdict is BearerVerdict.Unavailable ? RetryAfter.Soon : null);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var texts = challenges.Of(Options.Realm);
        if (Context.Features.Get<RecentAuthenticationMissing>() is { } missing)
        {
            return AnswerAsync(
                texts.RecentAuthentication(missing.MaxAge),
                KnownProblems.RecentAuthenticationRequired,
                retryAfter: null
            );
        }

        if (BearerIdentity.Of(Context.User) is { Verified.UserId: var user })
        {
            Logger.Forbidden(user.Value);
        }

        return AnswerAsync(texts.InsufficientScope, KnownProblems.InsufficientScope, retryAfter: null);
    }

    private Task AnswerAsync(string? challenge, Problem problem, TimeSpan? retryAfter)
    {
        if (challenge is not null && !Response.HasStarted)
        {
            Response.Headers.Append("WWW-Authenticate", challenge);
        }

        return problem.WriteAsync(Context, retryAfter);
    }

    private async Task<AuthenticateResult> UnlessInFormAsync(string token)
    {
        if (!await FormToken.IsPresentAsync(Request, Context.RequestAborted).ConfigureAwait(false))
        {
            return await VerifyAsync(token).ConfigureAwait(false);
        }

        _verdict = BearerVerdict.Ambiguous;
        return await Refused.ConfigureAwait(false);
    }

    private Task<AuthenticateResult> VerifyAsync(string token)
    {
        ValueTask<TokenVerification> verification;
        try
        {
            verification = StartVerify(token);
        }
        catch (Exception fault) when (!Context.RequestAborted.IsCancellationRequested)
        {
            return Faulted(fault);
        }

        return verification.IsCompletedSuccessfully ? Judge(verification.Result) : AwaitAsync(verification);
    }

    private ValueTask<TokenVerification> StartVerify(string token)
    {
        var services = Context.RequestServices;
        return facades.Of(services) is { } facade
            ? facade.VerifyAsync(token, Context.RequestAborted)
            : new(services.GetRequiredService<IAccessTokenVerifier>().Verify(token));
    }

    private async Task<AuthenticateResult> AwaitAsync(ValueTask<TokenVerification> verification)
    {
        Task<AuthenticateResult> result;
        try
        {
            result = Judge(await verification.ConfigureAwait(false));
        }
        catch (Exception fault) when (!Context.RequestAborted.IsCancellationRequested)
        {
            result = Faulted(fault);
        }

        return await result.ConfigureAwait(false);
    }

    private Task<AuthenticateResult> Judge(TokenVerification verification)
    {
        if (verification is TokenVerification.Valid { Identity: var identity })
        {
            var principal = BearerIdentity.Principal(identity, Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name)));
        }

        // The reason stays here: it helps only whoever forges tokens.
        switch (verification)
        {
            case TokenVerification.Unavailable { ErrorType: var errorType }:
                Logger.Unavailable(errorType);
                _verdict = BearerVerdict.Unavailable;
                break;
            case TokenVerification.Invalid { Reason: var reason }:
                Logger.Refused(reason);
                _verdict = BearerVerdict.Invalid;
                break;
            default:
                _verdict = BearerVerdict.Invalid;
                break;
        }

        return Refused;
    }

    // Fails closed. Only the type is logged: a message of somebody else's may hold the token.
    private Task<AuthenticateResult> Faulted(Exception fault)
    {
        var errorType = fault.GetType().FullName ?? nameof(Exception);
        Logger.Faulted(errorType);
        _verdict = BearerVerdict.Faulted;
        return Refused;
    }
}
