using Auth.Core.State;
using Auth.Core.Users;
using Microsoft.Extensions.Logging;

namespace Auth.Core.DependencyInjection;

/// <summary>Says once what a restart loses when users are kept and sessions are not.</summary>
internal sealed partial class RestartWarning(ILogger<RestartWarning> logger)
{
    private int _said;

    public void SayIfDue(IUserStore users, IStateStore state)
    {
        if (users is not InMemoryUserStore && state is InMemoryStateStore && Interlocked.Exchange(ref _said, 1) == 0)
        {
            LogMemoryState();
        }
    }

    [LoggerMessage(
        EventId = 3001,
        Level = LogLevel.Warning,
        Message = "Sessions are kept in memory: a restart signs everybody out, and a second process knows nothing of the first one's sessions. Register an IStateStore to keep them."
    )]
    private partial void LogMemoryState();
}
