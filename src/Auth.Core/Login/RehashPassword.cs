using Auth.Core.Passwords;
using Auth.Core.Secrets;
using Auth.Core.Users;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Login;

/// <summary>
/// Stores a verified password in today's form and cost. A courtesy, never a condition: it is left for another day when
/// hashing is busy, and a record that changed meanwhile or a store that fails leaves the old hash, which still works.
/// </summary>
internal sealed partial class RehashPassword(
    IUserStore users,
    HashingGate gate,
    SecureRandom random,
    ILogger<RehashPassword> logger
)
{
    public async Task TryAsync(StoredUser user, string mappedPassword, HashingGate.Place place)
    {
        if (gate.IsHalfFull)
        {
            return;
        }

        try
        {
            var hash = await place.RehashAsync(mappedPassword).ConfigureAwait(false);
            var next = user.WithRehash(hash, random.NewRecordVersion());
            await users.ReplaceAsync(next, user.Version, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the store throws, the login has already succeeded with the old hash.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception.GetType().Name, user.Id);
        }
    }

    // The exception's text may hold what the store was given, so only its type is logged.
    [LoggerMessage(
        EventId = 1001,
        Level = LogLevel.Warning,
        Message = "A password hash could not be renewed ({ErrorType}) for user {UserId}; the old one stays in use."
    )]
    private partial void LogFailed(string errorType, UserId userId);
}
