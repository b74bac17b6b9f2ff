using Auth.Core.Login;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Passwords.Imported;
using Auth.Core.Testing;
using Auth.Core.Tests.Login;
using Auth.Core.Tests.Support;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Passwords.Imported;

/// <summary>Logging in with a hash that another system made, through the facade.</summary>
public sealed class ImportedLoginTests
{
    private readonly WriteCountingStore _store = new();
    private readonly BcryptWorkMeter _meter = new();
    private readonly ImportedWorkMeter _importedMeter = new();

    public static TheoryData<string> Imported => Samples.Imported;

    [Theory]
    [MemberData(nameof(Imported))]
    public async Task The_first_login_stores_a_hash_of_ours_and_the_second_needs_no_declaration(string hash)
    {
        var user = await AddAsync("ada", hash);
        await using var host = Host();
        await using var after = Host(schemes: []);

        var first = await host.Authentication.LoginAsync("ada", Samples.Password);
        var second = await after.Authentication.LoginAsync("ada", Samples.Password);

        first.Should().BeOfType<LoginOutcome.Succeeded>().Which.PasswordChangeAdvised.Should().BeFalse();
        second.Should().BeOfType<LoginOutcome.Succeeded>();
        var stored = (await _store.FindByIdAsync(user.Id, default))!;
        stored.RevealPasswordHash().Should().StartWith("$2b$04$");
        stored.SecurityVersion.Should().Be(user.SecurityVersion);
        stored.CredentialVersion.Should().Be(user.CredentialVersion);
        _store.Written.Should().Be(1);
    }

    [Fact]
    public async Task Of_20_parallel_logins_with_an_imported_hash_all_succeed_and_exactly_one_new_hash_is_stored()
    {
        var user = await AddAsync("ada", Samples.DjangoSha256);
        await using var host = Host();

        var outcomes = await AtOnce.RunAsync(20, _ => host.Authentication.LoginAsync("ada", Samples.Password));

        outcomes.Should().AllBeOfType<LoginOutcome.Succeeded>();
        (await _store.FindByIdAsync(user.Id, default))!.RevealPasswordHash().Should().StartWith("$2b$04$");
        _store.Written.Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Imported))]
    public async Task A_wrong_password_writes_nothing(string hash)
    {
        var user = await AddAsync("ada", hash);
        await using var host = Host();

        var outcome = await host.Authentication.LoginAsync("ada", "wrong horse battery");

        outcome.Should().BeOfType<LoginOutcome.Refused>();
        (await _store.FindByIdAsync(user.Id, default))!.RevealPasswordHash().Should().Be(hash);
        _store.Attempted.Should().Be(0);
    }

    [Fact]
    public async Task A_hash_that_changed_during_the_login_is_not_overwritten()
    {
        var user = await AddAsync("ada", Samples.DjangoSha256);
        await using var host = Host();
        _store.BeforeReplace = () =>
            _store.Inner.ReplaceAsync(user.WithRehash(Samples.PlainBcrypt, user.Version + 1), user.Version, default);

        var outcome = await host.Authentication.LoginAsync("ada", Samples.Password);

        outcome.Should().BeOfType<LoginOutcome.Succeeded>();
        (await _store.FindByIdAsync(user.Id, default))!.RevealPasswordHash().Should().Be(Samples.PlainBcrypt);
    }

    [Fact]
    [Trait("asvs", "6.3.8")]
    public async Task Every_refused_login_does_the_same_work_whatever_the_account_is()
    {
        await AddAsync("django", Samples.DjangoSha256);
        await AddAsync("identity", Samples.IdentityV2);
        await AddAsync("spring", Samples.SpringBcrypt);
        await AddAsync("devise", Samples.Devise);
        await AddAsync("ours", "$2b$04$N7f1n6mZ3Qe0LJ4k9xWcuOW.03d5IFN3GRY6Us9DLJv95bbnl4IDK");
        await AddAsync("undeclared", "$argon2id$v=19$m=1024,t=2,p=1$djB2WnRlLnR0dkFzaTRiRw$fCPgRCZuBhmBUvED77slJA");
        await AddAsync("above", "pbkdf2_sha256$2147483647$seasalt$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA=");
        await AddAsync("damaged", "pbkdf2_sha256$");
        await AddAsync("disabled", Samples.DjangoSha256, isDisabled: true);
        await using var host = Host();

        var costs = new List<(string Name, Pbkdf2Budget Work, long Rounds, long Lanes)>();
        foreach (
            var name in new[]
            {
                "nobody",
                "django",
                "identity",
                "spring",
                "devise",
                "ours",
                "undeclared",
                "above",
                "damaged",
            }
        )
        {
            costs.Add(await CostOfAsync(host, name, "wrong horse battery"));
        }

        costs.Add(await CostOfAsync(host, "disabled", Samples.Password));
        costs.Add(await CostOfAsync(host, "undeclared", Samples.Password));

        costs.Select(cost => (cost.Work, cost.Rounds, cost.Lanes)).Distinct().Should().ContainSingle();
        costs[0].Work.Should().Be(new Pbkdf2Budget(4_000, 2_000, 1_000));
        costs[0].Rounds.Should().Be(1 << 6);
    }

    [IcuFact]
    public async Task A_hash_of_the_typed_form_is_found_and_made_anew_from_the_mapped_form()
    {
        const string typed = "J\u00FCrgen Mu\u0308\u00DFigga\u0308nger";
        var hash = DjangoHashOf("J\u00FCrgen Mu\u0308\u00DFigga\u0308nger");
        var user = await AddAsync("ada", hash);
        await using var host = Host();

        var first = await host.Authentication.LoginAsync("ada", typed);
        var second = await host.Authentication.LoginAsync("ada", typed.Normalize());

        first.Should().BeOfType<LoginOutcome.Succeeded>();
        second.Should().BeOfType<LoginOutcome.Succeeded>();
        (await _store.FindByIdAsync(user.Id, default))!.RevealPasswordHash().Should().StartWith("$2b$04$");
    }

    private static string DjangoHashOf(string password)
    {
        var key = System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password),
            "salt"u8,
            1_000,
            System.Security.Cryptography.HashAlgorithmName.SHA256,
            32
        );
        return $"pbkdf2_sha256$1000$salt${Convert.ToBase64String(key)}";
    }

    private async Task<(string Name, Pbkdf2Budget Work, long Rounds, long Lanes)> CostOfAsync(
        AuthCoreTestHost host,
        string name,
        string password
    )
    {
        var before = (_importedMeter.Work, _meter.Rounds, _meter.Lanes);
        (await host.Authentication.LoginAsync(name, password)).Should().BeOfType<LoginOutcome.Refused>(name);
        var after = _importedMeter.Work;
        return (
            name,
            new Pbkdf2Budget(
                after.Sha1 - before.Work.Sha1,
                after.Sha256 - before.Work.Sha256,
                after.Sha512 - before.Work.Sha512
            ),
            _meter.Rounds - before.Rounds,
            _meter.Lanes - before.Lanes
        );
    }

    private async Task<StoredUser> AddAsync(string name, string hash, bool isDisabled = false)
    {
        var user = LoginTests.Stored(name, hash, isDisabled);
        await _store.AddAsync(user, default);
        return user;
    }

    private AuthCoreTestHost Host(ImportedScheme[]? schemes = null) =>
        AuthCoreTestHost.Create(
            options =>
            {
                foreach (var scheme in schemes ?? Samples.AllSchemes)
                {
                    options.ImportedHashes.Schemes.Add(scheme);
                }
            },
            services => services.AddSingleton<IUserStore>(_store).AddSingleton(_meter).AddSingleton(_importedMeter)
        );
}
