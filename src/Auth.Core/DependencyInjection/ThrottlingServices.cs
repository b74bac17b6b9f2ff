using Auth.Core.Secrets;
using Auth.Core.Throttling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Auth.Core.DependencyInjection;

/// <summary>Registers what counts guesses. Lanes and sources are shared by the container; what writes follows the stores.</summary>
internal static class ThrottlingServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton(static provider => new AttemptRules(Resolve.Options(provider).Attempts));
        services.TryAddSingleton(static provider => new AttemptKeys(provider.GetRequiredService<MasterKeyRing>()));
        services.TryAddSingleton(static provider => new AttemptLanes(
            provider.GetRequiredService<SecureRandom>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton(static provider => new DeviceTokens(
            provider.GetRequiredService<MasterKeyRing>(),
            Resolve.Options(provider).Attempts,
            provider.GetRequiredService<SecureRandom>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton(static provider => new SourceLimiter(
            Resolve.Options(provider).Attempts,
            new SourceWarning(Resolve.Logger<SourceWarning>(provider)),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddTransient(static provider => new AttemptStorage(
            Resolve.State(provider),
            provider.GetRequiredService<AttemptRules>(),
            Resolve.Options(provider).Attempts,
            provider.GetRequiredService<SecureRandom>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddTransient(static provider => new ReserveAttempt(
            provider.GetRequiredService<AttemptLanes>(),
            provider.GetRequiredService<AttemptKeys>(),
            provider.GetRequiredService<AttemptStorage>(),
            provider.GetRequiredService<AttemptRules>(),
            provider.GetRequiredService<DeviceTokens>(),
            provider.GetRequiredService<SecureRandom>(),
            provider.GetRequiredService<TimeProvider>()
        ));
    }
}
