using Microsoft.Extensions.Logging;

namespace Auth.Core.Passwords.Breached;

/// <summary>
/// Asks the source, for so long and no longer, and turns its silence into what the options say. A source that fails,
/// hangs or answers nonsense never fails a registration in any other way.
/// </summary>
internal sealed class BreachedPasswordCheck(
    IBreachedPasswords source,
    BreachedPasswordOptions options,
    TimeProvider clock,
    ILogger logger
)
{
    private readonly TimeSpan _timeout = options.Timeout;
    private readonly BreachedPasswordFallback _whenDown = options.WhenDown;

    /// <summary>The reason against a password, or null.</summary>
    public async ValueTask<PasswordRejection?> JudgeAsync(string mapped, CancellationToken cancellationToken) =>
        await AskAsync(BreachedPasswordQuery.For(mapped), cancellationToken).ConfigureAwait(false) switch
        {
            BreachedPasswordAnswer.NotFound => null,
            BreachedPasswordAnswer.Found => PasswordRejection.Breached,
            _ => _whenDown == BreachedPasswordFallback.Accept ? null : PasswordRejection.BreachCheckUnavailable,
        };

    private async Task<BreachedPasswordAnswer> AskAsync(
        BreachedPasswordQuery query,
        CancellationToken cancellationToken
    )
    {
        using var timeout = new CancellationTokenSource(_timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            // The wait ends in time even where the source does not watch its token.
            var answer = await source
                .FindAsync(query, either.Token)
                .AsTask()
                .WaitAsync(either.Token)
                .ConfigureAwait(false);
            if (answer is not (BreachedPasswordAnswer.Found or BreachedPasswordAnswer.NotFound))
            {
                logger.BreachedPasswordsAreDown("no answer", _whenDown);
            }

            return answer;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.BreachedPasswordsAreDown(error.GetType().Name, _whenDown);
            return BreachedPasswordAnswer.Unavailable;
        }
    }
}
