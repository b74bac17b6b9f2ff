using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Passwords.Imported;
using Auth.Core.Passwords.Peppers;

namespace Auth.Core.Tests.Passwords.Peppers;

public sealed class PepperFormatTests
{
    private const string Password = "correct horse battery";
    private const string Tail = "$3261b4a8fbe54b47c0109u$sFDZGtZehqU/NVVeyOyxHk4tiTaExuu";
    private const string Hash = $"$bcrypt-hmac-sha384$v=1,k=p1,r=5{Tail}";

    private readonly BcryptPasswordHasher _hasher = FastBcrypt.Peppered([SamplePeppers.First]);

    [Theory]
    [InlineData(Hash)]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=0123456789abcdef,r=16{Tail}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=z,r=4{Tail}")]
    public void What_is_read_is_written_again_letter_by_letter(string hash)
    {
        StoredBcrypt.TryParse(hash, out var stored).Should().BeTrue();

        stored.Write().Should().Be(hash);
        ImportedScheme.Describe(hash).Support.Should().Be(StoredHashSupport.Always);
    }

    [Theory]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=p1,r=05{Tail}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=p1,r=3{Tail}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=p1,r=32{Tail}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=p1,r={Tail}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=p1,r=+5{Tail}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=p1,r=5,{Tail}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=p1{Tail}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=,r=5{Tail}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=P1,r=5{Tail}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=p-1,r=5{Tail}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=p1 ,r=5{Tail}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,k=0123456789abcdef0,r=5{Tail}")]
    [InlineData($"$bcrypt-hmac-sha384$v=1,r=5,k=p1{Tail}")]
    [InlineData($"$bcrypt-hmac-sha384$v=2,k=p1,r=5{Tail}")]
    [InlineData($"$bcrypt-hmac-sha384$k=p1,r=5{Tail}")]
    [InlineData($"$bcrypt-hmac-sha256$v=1,k=p1,r=5{Tail}")]
    [InlineData($"$BCRYPT-HMAC-SHA384$v=1,k=p1,r=5{Tail}")]
    [InlineData($"{Hash}u")]
    [InlineData($"{Hash}\n")]
    [InlineData($" {Hash}")]
    [InlineData("$bcrypt-hmac-sha384$v=1,k=p1,r=5$3261b4a8fbe54b47c0109v$sFDZGtZehqU/NVVeyOyxHk4tiTaExuu")]
    [InlineData("$bcrypt-hmac-sha384$v=1,k=p1,r=5$3261b4a8fbe54b47c0109u$sFDZGtZehqU/NVVeyOyxHk4tiTaExuv")]
    [InlineData("$bcrypt-hmac-sha384$v=1,k=p1,r=5$3261b4a8fbe54b47c0109u.sFDZGtZehqU/NVVeyOyxHk4tiTaExuu")]
    [InlineData("$bcrypt-hmac-sha384$v=1,k=p1,r=5$3261b4a8fbe54b47c0109usFDZGtZehqU/NVVeyOyxHk4tiTaExuu")]
    [InlineData("$bcrypt-hmac-sha384$v=1,k=p1,r=5")]
    [InlineData("$bcrypt-hmac-sha384$v=1,k=")]
    public void Any_other_spelling_is_refused(string hash)
    {
        StoredBcrypt.TryParse(hash, out _).Should().BeFalse();
        _hasher.Verify(Password, hash).Should().Be(PasswordVerification.Failed);
    }

    [Fact]
    public void Any_change_of_one_character_opens_nothing()
    {
        _hasher.Verify(Password, Hash).Should().Be(PasswordVerification.Succeeded);

        for (var i = 0; i < Hash.Length; i++)
        {
            foreach (var other in "$.1kz,=A")
            {
                if (Hash[i] != other)
                {
                    _hasher
                        .Verify(Password, $"{Hash[..i]}{other}{Hash[(i + 1)..]}")
                        .Should()
                        .Be(PasswordVerification.Failed);
                }
            }
        }
    }

    [Theory]
    [InlineData("a\0b", "a\0c")]
    [InlineData("ab\0ab", "ab")]
    [InlineData("\0", "\0\0")]
    public void Every_byte_counts_a_nul_too(string password, string other)
    {
        var hash = _hasher.Hash(password);

        hash.Should().StartWith("$bcrypt-hmac-sha384$v=1,k=p1,r=4$").And.HaveLength(87);
        _hasher.Verify(password, hash).Should().Be(PasswordVerification.Succeeded);
        _hasher.Verify(other, hash).Should().Be(PasswordVerification.Failed);
    }

    [Theory]
    [InlineData(71)]
    [InlineData(72)]
    [InlineData(73)]
    [InlineData(1024)]
    public void Nothing_is_cut(int length)
    {
        var hash = _hasher.Hash(new string('p', length));

        _hasher.Verify(new string('p', length), hash).Should().Be(PasswordVerification.Succeeded);
        _hasher.Verify(new string('p', length - 1) + "q", hash).Should().Be(PasswordVerification.Failed);
        _hasher.Verify(new string('p', length - 1), hash).Should().Be(PasswordVerification.Failed);
    }
}
