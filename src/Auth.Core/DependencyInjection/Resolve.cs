using Auth.Core.Diagnostics;
using Auth.Core.Secrets;
using Auth.Core.State;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Auth.Core.DependencyInjection;

/// <summary>What the registrations ask a container for, with an answer that helps where it has none.</summary>
internal static class Resolve
{
    private const string NoMasterKey =
        "AuthCoreOptions.MasterKeys is empty, and the registered IStateStore outlives this process: a random key would sign "
        + "everybody out at the next start. Add MasterKey.FromEnvironment(), which reads AUTH_MASTER_KEY; make its value "
        + "with: openssl rand -base64 32";

    public static AuthCoreOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<AuthCoreOptions>>().Value;

    public static IUserStore Users(IServiceProvider provider)
    {
        // Settings first: a fault in them is told before a missing store is.
        _ = Options(provider);
        return provider.GetService<IUserStore>()
            ?? throw new InvalidOperationException(AuthCoreOptionsValidator.NoStore);
    }

    /// <summary>The host's state store, its calls timed.</summary>
    public static IStateStore State(IServiceProvider provider) =>
        new MeasuredStateStore(
            PlainState(provider),
            provider.GetRequiredService<AuthCoreMeter>(),
            provider.GetRequiredService<TimeProvider>()
        );

    /// <summary>The same store as it was registered, for whoever asks what it is.</summary>
    public static IStateStore PlainState(IServiceProvider provider)
    {
        var state = provider.GetRequiredService<IStateStore>();
        return state is InMemoryStateStore || Options(provider).MasterKeys.Count > 0
            ? state
            : throw new InvalidOperationException(NoMasterKey);
    }

    // Random keys are for memory stores alone, which end with the process as they do.
    public static MasterKeyRing MasterKeys(IServiceProvider provider)
    {
        var keys = Options(provider).MasterKeys;
        return new MasterKeyRing(keys.Count == 0 ? [MasterKey.CreateRandom()] : [.. keys]);
    }

    public static ILogger<T> Logger<T>(IServiceProvider provider) =>
        provider.GetService<ILoggerFactory>()?.CreateLogger<T>() ?? NullLogger<T>.Instance;
}
