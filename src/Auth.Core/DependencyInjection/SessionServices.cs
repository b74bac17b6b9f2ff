using Auth.Core.Diagnostics;
using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.State;
using Auth.Core.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Auth.Core.DependencyInjection;

/// <summary>Registers state, sessions and their sweeper. What must be shared is a singleton; the rest follows the stores.</summary>
internal static class SessionServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<IStateStore>(static provider => new InMemoryStateStore(
            Resolve.Options(provider).InMemoryState
        ));
        services.TryAddSingleton(Resolve.MasterKeys);
        services.TryAddSingleton(static provider => new SessionCache(
            Resolve.Options(provider).Sessions,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton<RestartWarning>(static provider => new RestartWarning(
            Resolve.Logger<RestartWarning>(provider)
        ));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartAndSweep>());
        services.TryAddTransient(static provider => new SessionTokens(
            provider.GetRequiredService<ITokenService>(),
            provider.GetRequiredService<AuthCoreMeter>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddTransient(static provider => new OpenSession(
            Resolve.State(provider),
            provider.GetRequiredService<SessionTokens>(),
            provider.GetRequiredService<SessionCache>(),
            provider.GetRequiredService<MasterKeyRing>(),
            Resolve.Options(provider).Sessions,
            provider.GetRequiredService<SecureRandom>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddTransient(static provider => new RotateSession(
            Resolve.Users(provider),
            Resolve.State(provider),
            provider.GetRequiredService<SessionTokens>(),
            provider.GetRequiredService<SessionCache>(),
            provider.GetRequiredService<MasterKeyRing>(),
            Resolve.Options(provider).Sessions,
            provider.GetRequiredService<SecureRandom>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddTransient(static provider => new VerifySession(
            provider.GetRequiredService<ITokenService>(),
            Resolve.Users(provider),
            Resolve.State(provider),
            provider.GetRequiredService<SessionCache>(),
            Resolve.Options(provider).Sessions,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddTransient(static provider => new EndSessions(
            Resolve.State(provider),
            provider.GetRequiredService<SessionCache>(),
            provider.GetRequiredService<MasterKeyRing>(),
            provider.GetRequiredService<TimeProvider>()
        ));
    }
}
