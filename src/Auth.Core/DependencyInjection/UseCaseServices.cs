using Auth.Core.Accounts;
using Auth.Core.Diagnostics;
using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Registration;
using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.Throttling;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Auth.Core.DependencyInjection;

/// <summary>
/// Registers the use cases and the facade. They hold no state of their own and follow the lifetime of the host's store,
/// which may be scoped.
/// </summary>
internal static class UseCaseServices
{
    public static void Add(IServiceCollection services)
    {
        AddRegistrationAndLogin(services);
        AddAccounts(services);
        services.TryAddTransient(Facade);
    }

    private static void AddRegistrationAndLogin(IServiceCollection services)
    {
        services.TryAddTransient(static provider => new RegisterUser(
            Resolve.Users(provider),
            provider.GetRequiredService<HashingGate>(),
            provider.GetRequiredService<PasswordPolicy>(),
            provider.GetRequiredService<NameFlights>(),
            provider.GetRequiredService<UserNamePolicy>(),
            provider.GetRequiredService<SourceLimiter>(),
            provider.GetRequiredService<SecureRandom>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddTransient(static provider => new RehashPassword(
            Resolve.Users(provider),
            provider.GetRequiredService<HashingGate>(),
            provider.GetRequiredService<SecureRandom>(),
            Resolve.Logger<RehashPassword>(provider)
        ));
        services.TryAddTransient(static provider => new LoginWithPassword(
            Resolve.Users(provider),
            provider.GetRequiredService<UserNamePolicy>(),
            provider.GetRequiredService<SourceLimiter>(),
            provider.GetRequiredService<HashingGate>(),
            new CheckPassword(provider.GetRequiredService<ReserveAttempt>(), LoginEvents.Attempts),
            provider.GetRequiredService<ReserveAttempt>(),
            provider.GetRequiredService<DeviceTokens>(),
            provider.GetRequiredService<RehashPassword>(),
            provider.GetRequiredService<OpenSession>(),
            provider.GetRequiredService<EndSessions>(),
            provider.GetRequiredService<TimeProvider>()
        ));
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.TryAddTransient(static provider => new ChangeUser(
            Resolve.Users(provider),
            provider.GetRequiredService<SessionCache>(),
            provider.GetRequiredService<SecureRandom>()
        ));
        services.TryAddTransient(static provider => new ChangeRoles(provider.GetRequiredService<ChangeUser>()));
        services.TryAddTransient(static provider => new ChangePassword(
            Resolve.Users(provider),
            provider.GetRequiredService<SourceLimiter>(),
            provider.GetRequiredService<HashingGate>(),
            provider.GetRequiredService<PasswordPolicy>(),
            new CheckPassword(provider.GetRequiredService<ReserveAttempt>(), PasswordChangeEvents.Attempts),
            provider.GetRequiredService<DeviceTokens>(),
            provider.GetRequiredService<ChangeUser>(),
            provider.GetRequiredService<EndSessions>(),
            provider.GetRequiredService<OpenSession>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddTransient(static provider => new EndAccountAccess(
            Resolve.Users(provider),
            provider.GetRequiredService<ChangeUser>(),
            provider.GetRequiredService<EndSessions>(),
            provider.GetRequiredService<ReserveAttempt>()
        ));
        services.TryAddTransient(static provider => new IssueWithoutLogin(
            Resolve.Users(provider),
            provider.GetRequiredService<OpenSession>(),
            Resolve.Options(provider).Tokens
        ));
    }

    private static AuthenticationService Facade(IServiceProvider provider)
    {
        var users = Resolve.Users(provider);
        provider.GetRequiredService<RestartWarning>().SayIfDue(users, Resolve.PlainState(provider));
        var observer = provider.GetRequiredService<Observer>();
        var keys = ManagedKeyServices.Ring(provider);
        return new AuthenticationService(
            users,
            new ObservedRegistration(provider.GetRequiredService<RegisterUser>(), observer),
            new ObservedLogin(provider.GetRequiredService<LoginWithPassword>(), observer),
            new ObservedVerification(provider.GetRequiredService<VerifySession>(), keys, observer),
            new ObservedSessions(
                provider.GetRequiredService<RotateSession>(),
                provider.GetRequiredService<EndSessions>(),
                observer
            ),
            new ObservedPasswordChange(provider.GetRequiredService<ChangePassword>(), observer),
            new ObservedAccounts(
                provider.GetRequiredService<EndAccountAccess>(),
                provider.GetRequiredService<ChangeRoles>(),
                provider.GetRequiredService<IssueWithoutLogin>(),
                observer
            ),
            keys
        );
    }
}
