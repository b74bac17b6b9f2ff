using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Passwords.Imported;
using Auth.Core.Passwords.Peppers;
using Auth.Core.Tests.Support;
using static Auth.Core.Passwords.PasswordVerification;

namespace Auth.Core.Tests.Passwords.Peppers;

[Trait("asvs", "11.2.2")]
public sealed class PepperRotationTests
{
    private const string Password = "correct horse battery";

    private static readonly Pepper First = SamplePeppers.First;
    private static readonly Pepper Second = SamplePeppers.Second;

    private readonly CountedFaults _faults = new();

    [Fact]
    public void A_hash_with_the_old_pepper_verifies_and_is_to_be_made_anew()
    {
        var hash = FastBcrypt.Peppered([First]).Hash(Password);
        var rotated = FastBcrypt.Peppered([Second, First], faults: _faults);

        rotated.Verify(Password, hash).Should().Be(SucceededRehashNeeded);
        rotated.Verify("wrong", hash).Should().Be(Failed);
        rotated.Hash(Password).Should().StartWith("$bcrypt-hmac-sha384$v=1,k=k2,r=4$");
        rotated.Verify(Password, rotated.Hash(Password)).Should().Be(Succeeded);
        _faults.All.Should().BeEmpty();
    }

    [Fact]
    public void A_pepper_that_is_not_configured_is_no_exception_and_no_match()
    {
        var hash = FastBcrypt.Peppered([First]).Hash(Password);

        FastBcrypt.Peppered([Second], faults: _faults).Verify(Password, hash).Should().Be(Failed);
        FastBcrypt.Create().Verify(Password, hash).Should().Be(Failed);
        _faults.All.Should().Equal(StoredHashFault.UnknownPepper);
    }

    [Fact]
    public void The_id_alone_opens_nothing()
    {
        var hash = FastBcrypt.Peppered([First]).Hash(Password);
        var other = Pepper.FromBytes("p1", System.Security.Cryptography.SHA256.HashData("another"u8));

        FastBcrypt.Peppered([other]).Verify(Password, hash).Should().Be(Failed);
        FastBcrypt.Peppered([Second, First]).Verify(Password, hash.Replace("k=p1", "k=k2")).Should().Be(Failed);
    }

    [Fact]
    public void Hashes_without_a_pepper_verify_until_one_is_required()
    {
        string[] plain =
        [
            FastBcrypt.Create().Hash(Password),
            FastBcrypt.Create().Hash($"{Password}{new string('x', 80)}"),
        ];
        var mild = FastBcrypt.Peppered([First], faults: _faults);
        var strict = FastBcrypt.Peppered([First], isRequired: true, faults: _faults);

        mild.Verify(Password, plain[0]).Should().Be(SucceededRehashNeeded);
        mild.Verify($"{Password}{new string('x', 80)}", plain[1]).Should().Be(SucceededRehashNeeded);
        strict.Verify(Password, plain[0]).Should().Be(Failed);
        strict.Verify($"{Password}{new string('x', 80)}", plain[1]).Should().Be(Failed);
        strict.Verify(Password, strict.Hash(Password)).Should().Be(Succeeded);
        _faults
            .All.Should()
            .Equal(
                StoredHashFault.NotPeppered,
                StoredHashFault.NotPeppered,
                StoredHashFault.PepperRequired,
                StoredHashFault.PepperRequired
            );
    }

    [Fact]
    public void Hashes_of_other_systems_verify_beside_a_pepper_and_get_one()
    {
        var imported = new ImportedHashOptions();
        imported.Schemes.Add(ImportedScheme.DjangoBcryptSha256());
        imported.Schemes.Add(ImportedScheme.IdentityV2());
        var hasher = new BcryptPasswordHasher(
            new BcryptParts(FastBcrypt.Options())
            {
                Imported = imported,
                Peppers = new PepperRing([First], false),
                Faults = _faults,
            }
        );
        var sha = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Password))
        );
        var django = $"bcrypt_sha256${FastBcrypt.Create().Hash(sha)}";

        hasher.Verify(Password, django).Should().Be(SucceededRehashNeeded);
        hasher.Verify("wrong", django).Should().Be(Failed);
        hasher.Verify(Password, IdentityRow()).Should().Be(SucceededRehashNeeded);
        _faults.All.Should().OnlyContain(fault => fault == StoredHashFault.NotPeppered).And.HaveCount(3);
    }

    [Fact]
    public async Task One_lane_and_two_lanes_agree()
    {
        var hasher = FastBcrypt.Peppered([First], faults: _faults);
        var hash = hasher.Hash("cafe\u0301 au lait");

        var both = await VerifyInTwoLanes(hasher, "cafe\u0301 au lait", hash);
        var neither = await VerifyInTwoLanes(hasher, "cafe\u0301", hash);
        await VerifyInTwoLanes(hasher, "cafe\u0301", hash.Replace("k=p1", "k=gone"));

        (both.Matches, neither.Matches).Should().Be((true, false));
        both.RehashDue.Should().BeTrue("the typed form matched, and the mapped one is to be stored");
        hasher.Verify("cafe\u0301 au lait", hash).Should().Be(Succeeded);
        _faults.All.Should().Equal(StoredHashFault.UnknownPepper);
    }

    private static Task<PasswordMatch> VerifyInTwoLanes(BcryptPasswordHasher hasher, string typed, string hash)
    {
        var job = new BcryptWork(hasher).Verify(PasswordForms.Of(typed), hash);
        job.Work(partner: null);
        job.Settle();
        return job.End;
    }

    [Theory]
    [InlineData("!unusable", StoredHashFault.Unreadable)]
    [InlineData("", StoredHashFault.Unreadable)]
    [InlineData("$2b$17$N7f1n6mZ3Qe0LJ4k9xWcuOq0qtRgFdrfTmTBt8g/muV6LiNce.M7m", StoredHashFault.TooDear)]
    [InlineData(
        "$bcrypt-hmac-sha384$v=1,k=p1,r=17$N7f1n6mZ3Qe0LJ4k9xWcuO$q0qtRgFdrfTmTBt8g/muV6LiNce.M7m",
        StoredHashFault.TooDear
    )]
    [InlineData(null, StoredHashFault.None)]
    internal void What_is_wrong_with_a_row_is_told_inside(string? hash, StoredHashFault expected)
    {
        FastBcrypt.Peppered([First], faults: _faults).Verify(Password, hash).Should().Be(Failed);

        _faults.All.Should().Equal(expected is StoredHashFault.None ? [] : [expected]);
    }

    private static string IdentityRow()
    {
        var salt = new byte[16];
        var key = System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(
            Password,
            salt,
            1000,
            System.Security.Cryptography.HashAlgorithmName.SHA1,
            32
        );
        return Convert.ToBase64String([0, .. salt, .. key]);
    }
}
