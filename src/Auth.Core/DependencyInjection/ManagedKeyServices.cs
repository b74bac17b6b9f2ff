using Auth.Core.Secrets;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Jwt;
using Auth.Core.Tokens.Managed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Auth.Core.DependencyInjection;

/// <summary>Registers the token service, over the keys of the options or over managed ones, and what manages those.</summary>
internal static class ManagedKeyServices
{
    private const string NotManaged =
        "AuthCoreOptions.ManagedKeys.Enabled is false, so there is nothing to manage: the signing keys are those of "
        + "AuthCoreOptions.Tokens.SigningKeys. Set Enabled to true and remove those, or do not ask for SigningKeyManager.";

    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton(Tokens);
        services.TryAddSingleton(static provider => new ManagedKeyParts(provider));
        services.TryAddSingleton(static provider =>
            Parts(provider)?.Manager ?? throw new InvalidOperationException(NotManaged)
        );
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartManagedKeys>());
    }

    /// <summary>The ring, or null where keys are not managed.</summary>
    public static ManagedKeyRing? Ring(IServiceProvider provider) => Parts(provider)?.Ring;

    private static ManagedKeyParts? Parts(IServiceProvider provider) =>
        Resolve.Options(provider).ManagedKeys.Enabled ? provider.GetRequiredService<ManagedKeyParts>() : null;

    private static ITokenService Tokens(IServiceProvider provider)
    {
        var options = Resolve.Options(provider);
        var clock = provider.GetRequiredService<TimeProvider>();
        var random = provider.GetRequiredService<SecureRandom>();
        var settings = AccessTokenSettings.From(options.Tokens, options.ManagedKeys.Enabled);
        return Ring(provider) is { } ring
            ? new JwtTokenService(settings, ring.InForce, clock, random)
            : new JwtTokenService(settings, clock, random);
    }

    /// <summary>Under a host, where keys are managed: loads them at start and keeps them young.</summary>
    private sealed class StartManagedKeys(IServiceProvider services) : IHostedService, IDisposable
    {
        private ManagedKeyRefresher? _refresher;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            if (Ring(services) is not { } ring)
            {
                return Task.CompletedTask;
            }

            _refresher = new ManagedKeyRefresher(
                ring,
                Resolve.Options(services).Sessions.RevocationBound,
                services.GetRequiredService<TimeProvider>()
            );
            return _refresher.StartAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) =>
            _refresher?.StopAsync(cancellationToken) ?? Task.CompletedTask;

        public void Dispose() => _refresher?.Dispose();
    }
}
