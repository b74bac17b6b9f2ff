using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Passwords.Imported;
using Auth.Core.Passwords.Peppers;
using Auth.Core.Testing;
using Auth.Core.Tests.Login;
using Auth.Core.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Auth.Core.Tests.Passwords.Peppers;

public sealed class PepperOptionsTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task A_login_moves_a_row_to_the_current_pepper()
    {
        var store = new ObservedUserStore();
        var old = LoginTests.Stored("ada", FastBcrypt.Peppered([SamplePeppers.First]).Hash(Password));
        var plain = LoginTests.Stored("bob", FastBcrypt.Create().Hash(Password));
        await store.AddAsync(old, default);
        await store.AddAsync(plain, default);
        await using var host = Host(store, SamplePeppers.Second, SamplePeppers.First);

        (await host.Authentication.LoginAsync("ada", Password)).Should().BeOfType<LoginOutcome.Succeeded>();
        (await host.Authentication.LoginAsync("bob", Password)).Should().BeOfType<LoginOutcome.Succeeded>();
        (await host.Authentication.LoginAsync("ada", "a wrong password")).Should().BeOfType<LoginOutcome.Refused>();

        foreach (var id in new[] { old.Id, plain.Id })
        {
            (await store.FindByIdAsync(id, default))!
                .RevealPasswordHash()
                .Should()
                .StartWith("$bcrypt-hmac-sha384$v=1,k=k2,r=4$");
        }
    }

    [Fact]
    public async Task A_required_pepper_shuts_out_rows_without()
    {
        var faults = new CountedFaults();
        var store = new ObservedUserStore();
        await store.AddAsync(LoginTests.Stored("ada", FastBcrypt.Create().Hash(Password)), default);
        await using var host = AuthCoreTestHost.Create(
            options =>
            {
                options.Peppers.Add(SamplePeppers.First);
                options.RequirePepper = true;
            },
            services => services.AddSingleton<Auth.Core.Users.IUserStore>(store).AddSingleton<IStoredHashFaults>(faults)
        );

        var outcome = await host.Authentication.LoginAsync("ada", Password);

        outcome.Should().BeOfType<LoginOutcome.Refused>();
        faults.All.Should().Equal(StoredHashFault.PepperRequired);
    }

    [Theory]
    [InlineData("twice", "the id p1 more than once", "an id of its own")]
    [InlineData("null", "null entry", "Remove it")]
    [InlineData("17", "17 peppers", "Remove")]
    [InlineData("required", "Peppers is empty", "RequirePepper to false")]
    [InlineData("imported", "ImportedHashes declares formats", "RequirePepper to false")]
    public void A_setting_that_locks_users_out_stops_the_start(string fault, string said, string fix)
    {
        var start = () => AuthCoreTestHost.Create(options => Misconfigure(options, fault)).Dispose();

        start.Should().Throw<OptionsValidationException>().WithMessage($"*{said}*").WithMessage($"*{fix}*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("P1")]
    [InlineData("p_1")]
    [InlineData("12345678901234567")]
    [InlineData("\u0663")]
    public void An_id_has_1_to_16_small_letters_and_digits(string id)
    {
        var make = () => Pepper.FromBytes(id, SamplePeppers.Key());

        make.Should().Throw<ArgumentException>().WithMessage("*1 to 16 characters of a to z*");
    }

    [Theory]
    [InlineData("", "no key is set")]
    [InlineData("c2hvcnQ=", "5 bytes")]
    [InlineData("not base64!", "not base64")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "repeats a shorter text")]
    public void A_weak_key_is_refused_without_showing_it(string text, string said)
    {
        var make = () => Pepper.FromBase64("p1", text);

        var message = make.Should().Throw<ArgumentException>().Which.Message;

        message.Should().Contain("the pepper p1").And.Contain(said).And.Contain("openssl rand -base64 32");
        message.Should().NotContain(text.Length > 0 ? text : "never");
    }

    [Fact]
    public void A_pepper_comes_from_an_environment_variable()
    {
        const string Variable = "AUTH_CORE_TEST_PEPPER";
        Environment.SetEnvironmentVariable(Variable, Convert.ToBase64String(SamplePeppers.Key()));
        var hash = FastBcrypt.Peppered([SamplePeppers.First]).Hash(Password);

        FastBcrypt
            .Peppered([Pepper.FromEnvironment("p1", Variable)])
            .Verify(Password, hash)
            .Should()
            .Be(PasswordVerification.Succeeded);

        Environment.SetEnvironmentVariable(Variable, null);
        var missing = () => Pepper.FromEnvironment("p1", Variable);
        missing.Should().Throw<ArgumentException>().WithMessage($"*{Variable}*no key is set*");
    }

    [Fact]
    public void A_hasher_of_the_hosts_own_that_knows_no_pepper_stops_the_start()
    {
        var start = () =>
            AuthCoreTestHost
                .Create(
                    options => options.Peppers.Add(SamplePeppers.First),
                    services => services.AddSingleton<IPasswordHasher>(new CountingHasher())
                )
                .Dispose();

        start
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage("*AuthCoreOptions.Peppers*new hashes would have none*");
    }

    [Fact]
    public void A_hasher_made_by_hand_takes_the_same_rules()
    {
        var options = new BcryptOptions { WorkFactor = 10 };
        var none = () => new BcryptPasswordHasher(options, new ImportedHashOptions(), [], requirePepper: true);
        var twice = () =>
            new BcryptPasswordHasher(options, new ImportedHashOptions(), [SamplePeppers.First, SamplePeppers.First]);

        none.Should().Throw<ArgumentException>().WithMessage("*Peppers is empty*");
        twice.Should().Throw<ArgumentException>().WithMessage("*more than once*");
        new BcryptPasswordHasher(options, new ImportedHashOptions(), [SamplePeppers.First])
            .Hash(Password)
            .Should()
            .StartWith("$bcrypt-hmac-sha384$v=1,k=p1,r=10$");
    }

    private static AuthCoreTestHost Host(ObservedUserStore store, params Pepper[] peppers) =>
        AuthCoreTestHost.Create(
            options => Array.ForEach(peppers, options.Peppers.Add),
            services => services.AddSingleton<Auth.Core.Users.IUserStore>(store)
        );

    private static void Misconfigure(AuthCoreOptions options, string fault)
    {
        var count = fault switch
        {
            "twice" => 2,
            "17" => 17,
            "imported" => 1,
            _ => 0,
        };
        for (var i = 0; i < count; i++)
        {
            options.Peppers.Add(SamplePeppers.Of(fault is "17" ? $"p{i}" : "p1"));
        }

        if (fault is "null")
        {
            options.Peppers.Add(null!);
        }

        options.RequirePepper = fault is "required" or "imported";
        if (fault is "imported")
        {
            options.ImportedHashes.Schemes.Add(ImportedScheme.IdentityV2());
        }
    }
}
