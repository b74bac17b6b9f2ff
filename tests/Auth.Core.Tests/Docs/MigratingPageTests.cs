using Auth.Core.Login;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Passwords.Imported;
using Auth.Core.Testing;
using Auth.Core.Tests.Passwords.Imported;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Docs;

/// <summary>The code of docs/migrating.md, as it stands there.</summary>
public sealed class MigratingPageTests
{
    public static IReadOnlyDictionary<StoredHashDescription, int> Count(IEnumerable<string> storedHashes) =>
        storedHashes
            .GroupBy(hash => ImportedScheme.Describe(hash))
            .ToDictionary(group => group.Key, group => group.Count());

    public static ValueTask<UserWrite> MoveAsync(
        IUserStore users,
        string id,
        string name,
        string passwordHash,
        bool isDisabled,
        CancellationToken cancellationToken
    ) =>
        users.AddAsync(
            new StoredUser(
                UserId.Parse(id),
                UserName.Create(name),
                passwordHash,
                roles: ["user"],
                isDisabled,
                createdAt: DateTimeOffset.UtcNow,
                credentialVersion: 1,
                securityVersion: 1,
                version: 1
            ),
            cancellationToken
        );

    [Fact]
    public void Counting_tells_the_formats_apart()
    {
        var counts = Count([Samples.IdentityV2, Samples.IdentityV2, Samples.PlainBcrypt, "!"]);

        counts[new("ASP.NET Core Identity V2", StoredHashSupport.WhenDeclared)].Should().Be(2);
        counts.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_moved_user_logs_in_and_moving_again_changes_nothing()
    {
        await using var host = AuthCoreTestHost.Create(options =>
            options.ImportedHashes.Schemes.Add(ImportedScheme.IdentityV2())
        );

        var first = await MoveAsync(host.Users, "42", "ada", Samples.IdentityV2, isDisabled: false, default);
        var second = await MoveAsync(host.Users, "42", "ADA", Samples.IdentityV2, isDisabled: false, default);
        var outcome = await host.Authentication.LoginAsync("ada", Samples.Password);

        first.Should().Be(UserWrite.Done);
        second.Should().Be(UserWrite.NameTaken);
        outcome.Should().BeOfType<LoginOutcome.Succeeded>();
    }

    [Fact]
    public void Two_declarations_for_identity_resolve()
    {
        var services = new ServiceCollection();
        services.AddAuthCore(options =>
        {
            ConfigureTokens(options.Tokens);
            options.ImportedHashes.Schemes.Add(ImportedScheme.IdentityV2());
            options.ImportedHashes.Schemes.Add(ImportedScheme.IdentityV3());
        });
        using var provider = services.AddSingleton<IUserStore, InMemoryUserStore>().BuildServiceProvider();

        provider.GetRequiredService<AuthenticationService>().Should().NotBeNull();
    }

    [Fact]
    public void Every_declaration_of_the_page_passes_the_checks()
    {
        var options = new AuthCoreOptions();
        var pepper = "pepper";
        var secret = "secret";

        options.ImportedHashes.Schemes.Add(ImportedScheme.IdentityV3(maxSha512Iterations: 600_000));
        options.ImportedHashes.Schemes.Add(ImportedScheme.DjangoPbkdf2Sha256(maxIterations: 1_000_000));
        options.ImportedHashes.Schemes.Add(ImportedScheme.DjangoPbkdf2Sha1(maxIterations: 180_000));
        options.ImportedHashes.Schemes.Add(ImportedScheme.DjangoBcryptSha256(maxWorkFactor: 12));
        options.ImportedHashes.Schemes.Add(ImportedScheme.DjangoBcrypt(maxWorkFactor: 12));
        options.ImportedHashes.Schemes.Add(ImportedScheme.DeviseBcrypt(pepper, maxWorkFactor: 12));
        options.ImportedHashes.Schemes.Add(ImportedScheme.PasslibPbkdf2Sha256(maxIterations: 29_000));
        options.ImportedHashes.Schemes.Add(ImportedScheme.PasslibPbkdf2Sha512(maxIterations: 25_000));
        options.ImportedHashes.Schemes.Add(ImportedScheme.PasslibPbkdf2Sha1(maxIterations: 131_000));
        options.ImportedHashes.Schemes.Add(ImportedScheme.SpringBcrypt(maxWorkFactor: 10));
        options.ImportedHashes.Schemes.Add(ImportedScheme.SpringPbkdf2(secret));
        options.ImportedHashes.Schemes.Add(ImportedScheme.SpringPbkdf2V58(secret));
        options.ImportedHashes.AdmitCutPasswords = true;

        var act = () => new BcryptPasswordHasher(options.Bcrypt, options.ImportedHashes);

        act.Should().NotThrow();
    }

    private static void ConfigureTokens(AccessTokenOptions tokens)
    {
        tokens.Issuer = AuthCoreTestHost.Issuer;
        tokens.Audience = AuthCoreTestHost.Audience;
        tokens.SigningKeys.Add(SigningKey.CreateRandom());
    }
}
