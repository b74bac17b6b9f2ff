using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Passwords.Imported;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Auth.Core.Tests.Passwords.Imported;

public sealed class ImportedOptionsTests
{
    public static TheoryData<string, string, string> Nonsense =>
        new()
        {
            { nameof(ImportedScheme.DjangoPbkdf2Sha256), "maxIterations is 0", "1 to 2000000" },
            { nameof(ImportedScheme.PasslibPbkdf2Sha512), "maxIterations is 2000001", "1 to 2000000" },
            { nameof(ImportedScheme.IdentityV3), "maxSha256Iterations is -1", "0 to 2000000" },
            { nameof(ImportedScheme.SpringPbkdf2), "iterations is 2147483647", "1 to 2000000" },
            { nameof(ImportedScheme.SpringPbkdf2V58), "secret is not usable", "0 to 1024 bytes" },
            { nameof(ImportedScheme.DjangoBcrypt), "maxWorkFactor is 17", "4 to 16" },
            { nameof(ImportedScheme.SpringBcrypt), "maxWorkFactor is 3", "4 to 16" },
            { nameof(ImportedScheme.DeviseBcrypt), "pepper is not usable", "1 to 1024 bytes" },
        };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void A_parameter_out_of_bounds_is_refused_at_start_with_setting_bound_and_fix(
        string scheme,
        string fault,
        string bound
    )
    {
        var declared = Declare(scheme);

        var atStart = () => AuthCoreTestHost.Create(options => options.ImportedHashes.Schemes.Add(declared));
        var byHand = () => ImportedHashers.Create(declared);

        foreach (
            var message in new[]
            {
                MessageOf<OptionsValidationException>(atStart),
                MessageOf<ArgumentException>(byHand),
            }
        )
        {
            message.Should().Contain("AuthCoreOptions.ImportedHashes.Schemes[0]").And.Contain(declared.Name);
            message.Should().Contain(fault).And.Contain(bound).And.NotContain("s3cret");
        }
    }

    [Fact]
    public void A_format_is_declared_once()
    {
        var act = () =>
            AuthCoreTestHost.Create(options =>
            {
                options.ImportedHashes.Schemes.Add(ImportedScheme.DeviseBcrypt("one"));
                options.ImportedHashes.Schemes.Add(ImportedScheme.DeviseBcrypt("two"));
            });

        MessageOf<OptionsValidationException>(act).Should().Contain("Schemes[1]").And.Contain("declared twice");
    }

    [Fact]
    public void A_missing_scheme_is_named()
    {
        var act = () => AuthCoreTestHost.Create(options => options.ImportedHashes.Schemes.Add(null!));

        MessageOf<OptionsValidationException>(act).Should().Contain("Schemes[0] is null");
    }

    [Fact]
    public void Formats_that_no_registered_hasher_reads_are_refused_at_start()
    {
        foreach (var hasher in new IPasswordHasher[] { new CountingHasher(), FastBcrypt.Create() })
        {
            var act = () =>
                AuthCoreTestHost.Create(
                    options => options.ImportedHashes.Schemes.Add(ImportedScheme.IdentityV2()),
                    services => services.AddSingleton(hasher)
                );

            MessageOf<InvalidOperationException>(act)
                .Should()
                .Contain("registered IPasswordHasher")
                .And.Contain("Remove");
        }
    }

    [Fact]
    public void A_hasher_of_the_host_may_read_them_itself()
    {
        var imported = ImportedHashers.Options([ImportedScheme.IdentityV2()]);

        var hasher = new BcryptPasswordHasher(new BcryptOptions { WorkFactor = 10 }, imported);
        imported.Schemes.Clear();

        hasher.Verify(Samples.Password, Samples.IdentityV2).Should().Be(PasswordVerification.SucceededRehashNeeded);
    }

    [Fact]
    public void Missing_texts_are_a_bug_of_the_caller()
    {
        var pepper = () => ImportedScheme.DeviseBcrypt(null!);
        var secret = () => ImportedScheme.SpringPbkdf2(null!);
        var options = () => new BcryptPasswordHasher(new BcryptOptions(), null!);

        pepper.Should().Throw<ArgumentNullException>();
        secret.Should().Throw<ArgumentNullException>();
        options.Should().Throw<ArgumentNullException>();
    }

    private static ImportedScheme Declare(string scheme) =>
        scheme switch
        {
            nameof(ImportedScheme.DjangoPbkdf2Sha256) => ImportedScheme.DjangoPbkdf2Sha256(0),
            nameof(ImportedScheme.PasslibPbkdf2Sha512) => ImportedScheme.PasslibPbkdf2Sha512(2_000_001),
            nameof(ImportedScheme.IdentityV3) => ImportedScheme.IdentityV3(maxSha256Iterations: -1),
            nameof(ImportedScheme.SpringPbkdf2) => ImportedScheme.SpringPbkdf2(iterations: int.MaxValue),
            nameof(ImportedScheme.SpringPbkdf2V58) => ImportedScheme.SpringPbkdf2V58("s3cret\0"),
            nameof(ImportedScheme.DjangoBcrypt) => ImportedScheme.DjangoBcrypt(17),
            nameof(ImportedScheme.SpringBcrypt) => ImportedScheme.SpringBcrypt(3),
            _ => ImportedScheme.DeviseBcrypt(""),
        };

    private static string MessageOf<TException>(Func<object> act)
        where TException : Exception => act.Should().Throw<TException>().Which.Message;
}
