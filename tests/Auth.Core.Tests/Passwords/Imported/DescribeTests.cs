using Auth.Core.Passwords.Imported;

namespace Auth.Core.Tests.Passwords.Imported;

/// <summary>Telling a host what its rows are.</summary>
public sealed class DescribeTests
{
    [Theory]
    [InlineData(Samples.DjangoSha256, "Django pbkdf2_sha256", StoredHashSupport.WhenDeclared)]
    [InlineData(Samples.DjangoBcryptSha256, "Django bcrypt_sha256", StoredHashSupport.WhenDeclared)]
    [InlineData(Samples.IdentityV2, "ASP.NET Core Identity V2", StoredHashSupport.WhenDeclared)]
    [InlineData(Samples.IdentityV3Sha512, "ASP.NET Core Identity V3", StoredHashSupport.WhenDeclared)]
    [InlineData(Samples.PasslibSha256, "passlib pbkdf2_sha256", StoredHashSupport.WhenDeclared)]
    [InlineData(Samples.SpringPbkdf2V58, "Spring {pbkdf2@SpringSecurity_v5_8}", StoredHashSupport.WhenDeclared)]
    [InlineData(Samples.PlainBcrypt, "bcrypt", StoredHashSupport.Always)]
    [InlineData(Samples.Devise, "bcrypt", StoredHashSupport.Always)]
    [InlineData("$argon2id$v=19$m=1024,t=2,p=1$AAAA$AAAA", "argon2", StoredHashSupport.Never)]
    [InlineData("!aaaa", "Django unusable password", StoredHashSupport.Never)]
    [InlineData("{SSHA}MMB4HFQIoo4RdJzvX1pZc62jGfOode79", "salted SHA", StoredHashSupport.Never)]
    [InlineData("pbkdf2_sha256$damaged", "unknown", StoredHashSupport.Unknown)]
    [InlineData("", "unknown", StoredHashSupport.Unknown)]
    [InlineData(null, "unknown", StoredHashSupport.Unknown)]
    public void A_stored_text_is_named_by_its_shape(string? text, string format, StoredHashSupport support)
    {
        ImportedScheme.Describe(text).Should().Be(new StoredHashDescription(format, support));
    }

    [Fact]
    public void Every_format_of_the_vectors_that_is_not_read_says_so()
    {
        // BCrypt.Net's enhanced forms look like plain bcrypt, and Spring's custom ones and bare MD5 like nothing at all.
        string[] mute = ["bcryptnet-enhanced", "bcryptnet-extended-v3", "spring-pbkdf2-custom", "django-unsalted_md5"];
        var rows = ImportedVector.All.Values.Where(row => !row.IsSupported && !mute.Contains(row.Format));

        rows.Should()
            .AllSatisfy(row =>
                ImportedScheme.Describe(row.Hash).Support.Should().Be(StoredHashSupport.Never, row.Hash)
            );
    }

    [Fact]
    public void Every_row_that_verifies_is_described_as_readable()
    {
        var rows = ImportedVector.All.Values.Where(row => row.IsSupported && row.IsJudged("must") && row.Ok);

        rows.Should()
            .AllSatisfy(row =>
                ImportedScheme
                    .Describe(row.Hash)
                    .Support.Should()
                    .BeOneOf(StoredHashSupport.Always, StoredHashSupport.WhenDeclared)
            );
    }
}
