using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Passwords.Imported;
using Auth.Core.Testing;
using Auth.Core.Tests.Login;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Passwords.Imported;

/// <summary>Passwords over 72 bytes against hashes of systems that had cut them.</summary>
public sealed class CutPasswordTests
{
    // 72 times "a", made with Python's bcrypt, which reads no further.
    private const string Cut = "$2b$04$N7f1n6mZ3Qe0LJ4k9xWcuOfsMX0p.jJIjmUcBpWGuAOpXoRsiLJJq";

    private static readonly string Whole = new('a', 72);
    private static readonly string Shorter = new('a', 71);

    [Theory]
    [InlineData(Cut)]
    [InlineData("$2a$04$N7f1n6mZ3Qe0LJ4k9xWcuOfsMX0p.jJIjmUcBpWGuAOpXoRsiLJJq")]
    [InlineData("bcrypt$" + Cut)]
    [InlineData("{bcrypt}" + Cut)]
    public void Off_a_longer_password_is_refused_and_on_it_is_told_apart(string hash)
    {
        ImportedScheme[] schemes = [ImportedScheme.DjangoBcrypt(4), ImportedScheme.SpringBcrypt(4)];
        var off = ImportedHashers.Create(schemes);
        var on = ImportedHashers.Create(ImportedHashers.Options(schemes, admitCut: true));

        off.Verify(Whole + "Z", hash).Should().Be(PasswordVerification.Failed);
        on.Verify(Whole + "Z", hash).Should().Be(PasswordVerification.SucceededCut);
        on.Verify(Whole, hash).Should().Be(PasswordVerification.SucceededRehashNeeded, "all 72 bytes count");
        on.Verify(Shorter + "bZ", hash).Should().Be(PasswordVerification.Failed);
        on.Verify(Shorter, hash).Should().Be(PasswordVerification.Failed);
    }

    [Fact]
    public void A_password_with_nul_and_one_over_the_cap_are_never_admitted()
    {
        var on = ImportedHashers.Create(ImportedHashers.Options([], admitCut: true));

        on.Verify(Whole + "\0", Cut).Should().Be(PasswordVerification.Failed);
        on.Verify(Whole + "Z\0", Cut).Should().Be(PasswordVerification.Failed);
        on.Verify(new string('a', 1025), Cut).Should().Be(PasswordVerification.Failed);
        on.Verify(new string('a', 1024), Cut).Should().Be(PasswordVerification.SucceededCut);
    }

    [Fact]
    public void Prehashed_forms_and_hashes_of_ours_match_whole_passwords_alone()
    {
        var on = ImportedHashers.Create(
            ImportedHashers.Options([ImportedScheme.DjangoBcryptSha256(4)], admitCut: true)
        );
        var ours = on.Hash(Whole);
        var oursShort = on.Hash(Shorter);

        ours.Should().StartWith("$bcrypt-sha256$");
        on.Verify(Whole + "Z", ours).Should().Be(PasswordVerification.Failed);
        on.Verify(Shorter + "aZ", oursShort).Should().Be(PasswordVerification.Failed);
        on.Verify(Whole + "Z", on.Hash(Whole + "Z")).Should().Be(PasswordVerification.Succeeded);
    }

    [Fact]
    public void A_cut_match_of_one_form_gives_way_to_a_whole_match_of_the_other()
    {
        const PasswordVerification cut = PasswordVerification.SucceededCut;
        const PasswordVerification rehash = PasswordVerification.SucceededRehashNeeded;

        PasswordMatch.Of(cut, PasswordVerification.Failed).Should().Be(new PasswordMatch(true, false, true));
        PasswordMatch.Of(PasswordVerification.Failed, cut).Should().Be(new PasswordMatch(true, false, true));
        PasswordMatch.Of(cut, rehash).Should().Be(new PasswordMatch(true, true, false));
        PasswordMatch.Of(rehash, cut).Should().Be(new PasswordMatch(true, true, false));
        PasswordMatch.Of(PasswordVerification.Failed, PasswordVerification.Failed).Should().Be(default(PasswordMatch));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cut_login_keeps_the_hash_and_advises_a_new_password(bool admit)
    {
        var store = new WriteCountingStore();
        await store.AddAsync(LoginTests.Stored("ada", Cut), default);
        await using var host = AuthCoreTestHost.Create(
            options => options.ImportedHashes.AdmitCutPasswords = admit,
            services => services.AddSingleton<IUserStore>(store)
        );

        var outcome = await host.Authentication.LoginAsync("ada", Whole + "Z");

        if (admit)
        {
            outcome.Should().BeOfType<LoginOutcome.Succeeded>().Which.PasswordChangeAdvised.Should().BeTrue();
        }
        else
        {
            outcome.Should().BeOfType<LoginOutcome.Refused>();
        }

        store.Attempted.Should().Be(0);
    }
}
