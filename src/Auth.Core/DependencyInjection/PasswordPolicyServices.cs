using Auth.Core.Passwords;
using Auth.Core.Passwords.Breached;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Auth.Core.DependencyInjection;

/// <summary>Registers the password policy, and the range client where the host asks for it.</summary>
internal static class PasswordPolicyServices
{
    public static void Add(IServiceCollection services) => services.TryAddSingleton(Policy);

    public static void AddRanges(IServiceCollection services, Func<IServiceProvider, HttpClient> client)
    {
        services.TryAddSingleton<IBreachedPasswords>(provider => new BreachedPasswordRangeClient(
            () => client(provider),
            Resolve.Options(provider).Passwords.Breached.RangeAddress!
        ));
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<AuthCoreOptions>, RangeAddressValidator>()
        );
    }

    private static PasswordPolicy Policy(IServiceProvider provider)
    {
        var options = Resolve.Options(provider);
        var source = provider.GetService<IBreachedPasswords>();
        return new PasswordPolicy(
            options.Passwords,
            options.Text,
            HostOf(options.Tokens.Issuer),
            source is null
                ? null
                : new BreachedPasswordCheck(
                    source,
                    options.Passwords.Breached,
                    provider.GetRequiredService<TimeProvider>(),
                    Resolve.Logger<PasswordPolicy>(provider)
                )
        );
    }

    private static string HostOf(string issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var address) && address.Host.Length > 0 ? address.IdnHost : issuer;

    /// <summary>Where the range client is asked for, it needs an address.</summary>
    private sealed class RangeAddressValidator : IValidateOptions<AuthCoreOptions>
    {
        private const string NoAddress =
            "AuthCoreOptions.Passwords.Breached.RangeAddress is not set, but AddBreachedPasswordRanges(...) was called. Set "
            + "the address of the range service, with a slash at its end, or remove the call.";

        public ValidateOptionsResult Validate(string? name, AuthCoreOptions options) =>
            options.Passwords.Breached.RangeAddress is null
                ? ValidateOptionsResult.Fail(NoAddress)
                : ValidateOptionsResult.Success;
    }
}
