using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Tests.Passwords.Imported;

/// <summary>The way back: hashes of ours, verified by other programs as they are.</summary>
public sealed class RoundTripTests
{
    private const string ByBcrypt = """
        import bcrypt, sys
        print(bcrypt.checkpw(sys.argv[1].encode(), sys.argv[2].encode()))
        """;

    private const string ByPasslib = """
        import sys
        from passlib.context import CryptContext
        context = CryptContext(schemes=["bcrypt", "bcrypt_sha256"])
        print(context.identify(sys.argv[2]), context.verify(sys.argv[1], sys.argv[2]))
        """;

    private static readonly BcryptPasswordHasher Hasher = FastBcrypt.Create(workFactor: 5);

    [PythonFact("bcrypt")]
    public void Python_bcrypt_verifies_our_short_form()
    {
        var hash = Hasher.Hash(Samples.Password);

        hash.Should().StartWith("$2b$05$");
        PythonOracle.Ask("bcrypt", ByBcrypt, Samples.Password, hash).Should().Be("True");
        PythonOracle.Ask("bcrypt", ByBcrypt, "wrong", hash).Should().Be("False");
    }

    [PythonFact("bcrypt")]
    public void Python_bcrypt_verifies_our_short_form_of_71_bytes()
    {
        var password = new string('a', 71);

        PythonOracle.Ask("bcrypt", ByBcrypt, password, Hasher.Hash(password)).Should().Be("True");
        PythonOracle.Ask("bcrypt", ByBcrypt, password + "a", Hasher.Hash(password)).Should().Be("False");
    }

    [PythonFact("passlib")]
    public void Passlib_verifies_both_of_our_forms()
    {
        var longer = string.Concat(Enumerable.Repeat(Samples.Password, 8));
        var longHash = Hasher.Hash(longer);

        longHash.Should().StartWith("$bcrypt-sha256$v=2,t=2b,r=5$");
        PythonOracle.Ask("passlib", ByPasslib, longer, longHash).Should().Be("bcrypt_sha256 True");
        PythonOracle.Ask("passlib", ByPasslib, longer + "x", longHash).Should().Be("bcrypt_sha256 False");
        PythonOracle
            .Ask("passlib", ByPasslib, Samples.Password, Hasher.Hash(Samples.Password))
            .Should()
            .Be("bcrypt True");
    }
}
