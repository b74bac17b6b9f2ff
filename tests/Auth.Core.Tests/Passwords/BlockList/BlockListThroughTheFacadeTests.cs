using Auth.Core.Accounts;
using Auth.Core.Passwords;
using Auth.Core.Registration;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Passwords.BlockList;

[Trait("asvs", "6.2.4")]
public class BlockListThroughTheFacadeTests
{
    [Fact]
    public async Task No_entry_registers_or_becomes_a_password_and_none_costs_a_hash()
    {
        var hasher = new CountingHasher();
        await using var host = AuthCoreTestHost.Create(services: services =>
            services.AddSingleton<IPasswordHasher>(hasher)
        );
        var ada = (RegistrationOutcome.Registered)
            await host.Authentication.RegisterAsync("ada", "correct horse battery");
        var before = hasher.Hashes + hasher.Verifications;

        foreach (var entry in CommonEntries.All)
        {
            var registered = await host.Authentication.RegisterAsync("eve", entry);
            var changed = await host.Authentication.ChangePasswordAsync(ada.User.Id, "correct horse battery", entry);

            registered
                .Should()
                .BeOfType<RegistrationOutcome.PasswordRejected>()
                .Which.Reasons.Should()
                .Contain(PasswordRejection.Common);
            changed
                .Should()
                .BeOfType<ChangePasswordOutcome.PasswordRejected>()
                .Which.Reasons.Should()
                .Contain(PasswordRejection.Common);
        }

        (hasher.Hashes + hasher.Verifications).Should().Be(before);
    }
}
