using Auth.Core.Passwords;
using Auth.Core.Passwords.Imported;

namespace Auth.Core.Tests.Passwords.Imported;

/// <summary>Each format: what verifies, what is not read, and that nothing throws.</summary>
public sealed class ImportedFormatTests
{
    private const PasswordVerification Failed = PasswordVerification.Failed;
    private const PasswordVerification Rewrap = PasswordVerification.SucceededRehashNeeded;

    public static TheoryData<string> Imported => Samples.Imported;

    [Theory]
    [MemberData(nameof(Imported))]
    public void A_right_password_verifies_and_asks_for_a_hash_of_ours(string hash)
    {
        ImportedHashers.Create(Samples.AllSchemes).Verify(Samples.Password, hash).Should().Be(Rewrap);
    }

    [Theory]
    [MemberData(nameof(Imported))]
    public void A_wrong_password_fails(string hash)
    {
        ImportedHashers.Create(Samples.AllSchemes).Verify("Grüße-Ω-43", hash).Should().Be(Failed);
    }

    [Theory]
    [MemberData(nameof(Imported))]
    public void An_undeclared_format_fails(string hash)
    {
        ImportedHashers.Create().Verify(Samples.Password, hash).Should().Be(Failed);
    }

    [Theory]
    [InlineData("empty", "")]
    [InlineData("nul behind", Samples.Password + "\0")]
    [InlineData("nul before", "\0" + Samples.Password)]
    public void Empty_passwords_and_those_with_nul_verify_against_no_sample(string why, string password)
    {
        var hasher = ImportedHashers.Create(Samples.AllSchemes);

        Samples.Imported.Should().AllSatisfy(row => hasher.Verify(password, row).Should().Be(Failed, why));
    }

    [Theory]
    [MemberData(nameof(Imported))]
    public void Any_one_character_more_less_or_other_is_refused(string hash)
    {
        // One spelling a hash: cut, lengthened or changed anywhere, the text is another hash or none. In the digits of
        // iterations and costs too, where the changed number may be one that nobody should run.
        var hasher = ImportedHashers.Create(Samples.AllSchemes);
        var changed = new List<string> { hash[..^1], hash + "A", hash + "\n", hash + "\0", " " + hash, hash + "=" };
        for (var i = 0; i < hash.Length; i += 3)
        {
            changed.Add(hash[..i] + (hash[i] == 'A' ? 'B' : 'A') + hash[(i + 1)..]);
            changed.Add(hash[..i] + hash[(i + 1)..]);
            changed.Add(hash[..i] + '\uFF11' + hash[(i + 1)..]);
        }

        changed.Should().AllSatisfy(text => hasher.Verify(Samples.Password, text).Should().Be(Failed, text));
    }

    [Fact]
    public void A_row_above_the_declared_parameter_fails()
    {
        ImportedHashers
            .Create(ImportedScheme.DjangoPbkdf2Sha256(1_499))
            .Verify(Samples.Password, Samples.DjangoSha256)
            .Should()
            .Be(Failed);
        ImportedHashers
            .Create(ImportedScheme.PasslibPbkdf2Sha512(499))
            .Verify(Samples.Password, Samples.PasslibSha512)
            .Should()
            .Be(Failed);
        ImportedHashers
            .Create(ImportedScheme.IdentityV3(999))
            .Verify(Samples.Password, Samples.IdentityV3Sha512)
            .Should()
            .Be(Failed);
        ImportedHashers
            .Create(ImportedScheme.IdentityV3(0, 0, 1_000))
            .Verify(Samples.Password, Samples.IdentityV3Sha256)
            .Should()
            .Be(Failed);
        ImportedHashers
            .Create(ImportedScheme.DjangoBcrypt(5))
            .Verify(Samples.Password, Samples.DjangoBcrypt)
            .Should()
            .Be(Failed);
        ImportedHashers
            .Create(ImportedScheme.DeviseBcrypt(Samples.Pepper, 5))
            .Verify(Samples.Password, Samples.Devise)
            .Should()
            .Be(Failed);
    }

    [Fact]
    public void Defaults_read_what_the_products_write_by_default()
    {
        const string v3Before7 = "AQAAAAEAACcQAAAAEBAREhMUFRYXGBkaGxwdHh8GHtD/jXQdS7e7jezjSKAOPw6R4NpGl0fPD5rY5HVQoA==";
        const string v3Since7 = "AQAAAAIAAYagAAAAEBAREhMUFRYXGBkaGxwdHh/A6E8nABXklTz8pMdKxg+HSlzBDAX/4bu2VUjW/yJEBA==";
        const string spring5 =
            "{pbkdf2}10111213141516173d110c4bdc62e5d0f1bed9bdbce783c62550c59f7d2ddfdffaa75c7812f2e900";
        var hasher = ImportedHashers.Create(ImportedScheme.IdentityV3(), ImportedScheme.SpringPbkdf2());

        hasher.Verify(Samples.Password, v3Before7).Should().Be(Rewrap);
        hasher.Verify(Samples.Password, v3Since7).Should().Be(Rewrap);
        hasher.Verify(Samples.Password, spring5).Should().Be(Rewrap);
    }

    [Fact]
    public void A_secret_of_spring_belongs_to_the_hash()
    {
        var hasher = ImportedHashers.Create(ImportedScheme.SpringPbkdf2(iterations: 2_000));

        hasher.Verify(Samples.Password, Samples.SpringPbkdf2).Should().Be(Failed);
    }

    [Fact]
    public void While_a_pepper_is_declared_2a_is_read_with_it_and_2b_and_2y_without()
    {
        var hasher = ImportedHashers.Create(ImportedScheme.DeviseBcrypt(Samples.Pepper, 6));
        var plain = Samples.PlainBcrypt[3..];

        hasher.Verify(Samples.Password, Samples.Devise).Should().Be(Rewrap);
        hasher
            .Verify(Samples.Password + Samples.Pepper, Samples.Devise)
            .Should()
            .Be(Failed, "the pepper would count twice");
        hasher.Verify(Samples.Password, "$2a" + plain).Should().Be(Failed);
        hasher.Verify(Samples.Password, "$2b" + plain).Should().NotBe(Failed);
        hasher.Verify(Samples.Password, "$2y" + plain).Should().NotBe(Failed);
    }

    [Fact]
    public void A_damaged_row_of_a_megabyte_is_not_read()
    {
        var hasher = ImportedHashers.Create(Samples.AllSchemes);
        var long1 = "pbkdf2_sha256$1$" + new string('s', 1_000_000) + "$dcqo6KY2n1+saxf2yFLEOdccM6MMX2sGuaRWZcQcvhk=";

        hasher.Verify(Samples.Password, long1).Should().Be(Failed);
        hasher.Verify(Samples.Password, "AQAA" + new string('A', 1_000_000)).Should().Be(Failed);
        hasher.Verify(Samples.Password, "$pbkdf2-sha512$1$" + new string('/', 1_000_000) + "$AAAA").Should().Be(Failed);
        hasher
            .Verify(Samples.Password, "pbkdf2_sha256$1$\uD800$dcqo6KY2n1+saxf2yFLEOdccM6MMX2sGuaRWZcQcvhk=")
            .Should()
            .Be(Failed);
    }

    [Fact]
    public void Schemes_with_a_secret_print_their_name_alone()
    {
        ImportedScheme.DeviseBcrypt("the-pepper").ToString().Should().Be("Devise bcrypt with pepper");
        ImportedScheme.SpringPbkdf2("the-secret").ToString().Should().Be("Spring {pbkdf2}");
    }
}
