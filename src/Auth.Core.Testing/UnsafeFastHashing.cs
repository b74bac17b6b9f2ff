using System.Reflection;
using Auth.Core.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Auth.Core.Testing;

/// <summary>Makes password hashing fast, and therefore worthless as a protection: for tests alone.</summary>
public static class UnsafeFastHashing
{
    /// <summary>The work factor used: 4, the smallest that bcrypt has; 256 times less work than 12.</summary>
    public const int WorkFactor = 4;

    // The processes that run tests: the VSTest host, xunit's own runners, and the runners of the usual editors.
    private static readonly string[] TestHosts =
    [
        "testhost",
        "testhost.x86",
        "vstest.console",
        "xunit.console",
        "ReSharperTestRunner",
        "JetBrains.ReSharper.TestRunner",
    ];

    // A test project built for this platform is its own program, and refers to it.
    private const string TestingPlatform = "Microsoft.Testing.Platform";

    /// <summary>
    /// Hashes with work factor 4. The host refuses to start unless it is a test host or its environment is
    /// <c>Development</c>; in a plain container the facade refuses to be resolved.
    /// </summary>
    public static AuthCoreBuilder UseUnsafeFastPasswordHashing(this AuthCoreBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.PostConfigure<AuthCoreOptions>(static options =>
        {
            options.Bcrypt.UnsafeAllowFastHashing = true;
            options.Bcrypt.WorkFactor = WorkFactor;
        });
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<AuthCoreOptions>, Guard>(static provider => new Guard(
                provider.GetService<IHostEnvironment>()?.EnvironmentName,
                Assembly.GetEntryAssembly()
            ))
        );
        return builder;
    }

    /// <summary>Whether a process may hash fast: a pure function of what the process is.</summary>
    internal static bool IsPermitted(string? environmentName, string? entryAssembly, IEnumerable<string?> references) =>
        string.Equals(environmentName, Environments.Development, StringComparison.OrdinalIgnoreCase)
        || TestHosts.Contains(entryAssembly, StringComparer.OrdinalIgnoreCase)
        || references.Contains(TestingPlatform, StringComparer.Ordinal);

    internal sealed class Guard(string? environmentName, Assembly? entryAssembly) : IValidateOptions<AuthCoreOptions>
    {
        public ValidateOptionsResult Validate(string? name, AuthCoreOptions options) =>
            IsPermitted(
                environmentName,
                entryAssembly?.GetName().Name,
                entryAssembly?.GetReferencedAssemblies().Select(static reference => reference.Name) ?? []
            )
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    "UseUnsafeFastPasswordHashing() makes password hashes worthless and is refused outside Development and "
                        + $"test runners; the host's environment is '{environmentName ?? "not set"}'. Remove the call, and "
                        + "AuthCoreTestHost, which makes it, from programs that are no tests."
                );
    }
}
