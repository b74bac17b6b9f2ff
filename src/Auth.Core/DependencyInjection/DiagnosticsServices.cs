using System.Diagnostics.Metrics;
using Auth.Core.Diagnostics;
using Auth.Core.Secrets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Auth.Core.DependencyInjection;

/// <summary>Registers what tells of outcomes: the meter, the sinks with the log as the first, and who calls them.</summary>
internal static class DiagnosticsServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton(static provider => new AuthCoreMeter(provider.GetService<IMeterFactory>()));
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<ISecurityEventSink, LoggerEventSink>(static provider => new LoggerEventSink(
                provider.GetService<ILoggerFactory>()?.CreateLogger(SecurityEvents.LogCategory) ?? NullLogger.Instance
            ))
        );
        services.TryAddSingleton(static provider => new SecurityReporter(
            provider.GetServices<ISecurityEventSink>(),
            new SubjectHash(provider.GetRequiredService<MasterKeyRing>()),
            provider.GetRequiredService<AuthCoreMeter>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton(static provider => new Observer(
            provider.GetRequiredService<SecurityReporter>(),
            provider.GetRequiredService<AuthCoreMeter>(),
            provider.GetRequiredService<TimeProvider>()
        ));
    }
}
