namespace Auth.Core.Tests.House;

public sealed class PlatformTests
{
    [Fact]
    public void Only_one_folder_sees_the_jwt_package() =>
        Breaches.None(
            CoreSource.Files.SelectMany(PlatformTable.PackageBreaches),
            "The JWT package is used outside Tokens/Jwt. Move the code there, behind a type of ours."
        );

    [Fact]
    [Trait("asvs", "11.4.1")]
    [Trait("asvs", "11.3.2")]
    [Trait("asvs", "11.3.1")]
    public void Cryptography_is_used_where_somebody_argued_for_it() =>
        Breaches.None(
            CoreSource.Files.SelectMany(PlatformTable.CryptographyBreaches),
            "Cryptography of the platform outside its home. Use Secrets/, or argue for a row in House/PlatformTable.cs."
        );

    [Fact]
    public void The_table_holds_no_row_that_nobody_needs() =>
        Breaches.None(PlatformTable.Unneeded(CoreSource.Files), "Take these rows off House/PlatformTable.cs.");

    [Theory]
    [InlineData("Tokens", "public object Of(Microsoft.IdentityModel.Tokens.SecurityKey key) => key;")]
    [InlineData("Sessions", "public object Of() => new Microsoft.IdentityModel.JsonWebTokens.JsonWebTokenHandler();")]
    public void The_jwt_package_is_found_elsewhere(string folder, string member)
    {
        var proof = CoreSource.With($"{folder}/Proof.cs", Class(folder, member));

        PlatformTable.PackageBreaches(proof).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("Tokens", "public byte[] Of() => System.Security.Cryptography.RandomNumberGenerator.GetBytes(16);")]
    [InlineData("Users", "public byte[] Of(byte[] of) => System.Security.Cryptography.SHA256.HashData(of);")]
    [InlineData("Secrets", "public byte[] Of(byte[] of) => System.Security.Cryptography.SHA256.HashData(of);")]
    public void Cryptography_is_found_elsewhere(string folder, string member)
    {
        var proof = CoreSource.With($"{folder}/Proof.cs", Class(folder, member));

        PlatformTable.CryptographyBreaches(proof).Should().NotBeEmpty();
    }

    private static string Class(string folder, string member) =>
        $"namespace Auth.Core.{folder}; internal sealed class Proof {{ {member} }}";
}
