using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Tests.Passwords;

public sealed class BcryptPasswordHasherTests
{
    private const int Cap = 1024;

    private readonly BcryptPasswordHasher _hasher = FastBcrypt.Create();

    [Fact]
    [Trait("asvs", "6.2.8")]
    public void A_password_of_73_bytes_is_never_cut()
    {
        var shorter = new string('a', 72);
        var longer = new string('a', 73);

        _hasher.Verify(longer, _hasher.Hash(shorter)).Should().Be(PasswordVerification.Failed);
        _hasher.Verify(shorter, _hasher.Hash(longer)).Should().Be(PasswordVerification.Failed);
        _hasher.Verify(longer, _hasher.Hash(longer)).Should().Be(PasswordVerification.Succeeded);
    }

    [Fact]
    [Trait("asvs", "6.2.8")]
    [Trait("asvs", "6.2.9")]
    public void The_last_of_64_emoji_counts()
    {
        var emoji = string.Concat(Enumerable.Repeat("\U0001F511", 64));
        var changed = emoji[..^2] + "\U0001F510";
        var hash = _hasher.Hash(emoji);

        _hasher.Verify(emoji, hash).Should().Be(PasswordVerification.Succeeded);
        _hasher.Verify(changed, hash).Should().Be(PasswordVerification.Failed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(71)]
    [InlineData(72)]
    [InlineData(73)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(1023)]
    [InlineData(1024)]
    [Trait("asvs", "6.2.8")]
    public void Every_byte_counts_at_any_length(int length)
    {
        var password = new string('p', length);
        var hash = _hasher.Hash(password);

        _hasher.Verify(password, hash).Should().Be(PasswordVerification.Succeeded);
        _hasher.Verify(new string('p', length - 1) + "q", hash).Should().Be(PasswordVerification.Failed);
        _hasher.Verify(new string('p', length - 1), hash).Should().Be(PasswordVerification.Failed);
        _hasher.Verify(password + "p", hash).Should().Be(PasswordVerification.Failed);
    }

    [Theory]
    [InlineData(71, "$2b$04$", 60)]
    [InlineData(72, "$bcrypt-sha256$v=2,t=2b,r=4$", 82)]
    public void The_plain_form_ends_at_71_bytes(int length, string prefix, int characters)
    {
        var hash = _hasher.Hash(new string('x', length));

        hash.Should().StartWith(prefix).And.HaveLength(characters);
    }

    [Fact]
    public void A_password_with_NUL_gets_the_form_that_keeps_it()
    {
        var hash = _hasher.Hash("a\0b");

        hash.Should().StartWith("$bcrypt-sha256$");
        _hasher.Verify("a\0b", hash).Should().Be(PasswordVerification.Succeeded);
        _hasher.Verify("a", hash).Should().Be(PasswordVerification.Failed);
        _hasher.Verify("a\0", hash).Should().Be(PasswordVerification.Failed);
    }

    [Theory]
    [InlineData("a", "a\0a")]
    [InlineData("x", "x\0")]
    [InlineData("ab", "ab\0ab")]
    [InlineData("x", "x\0y")]
    public void Passwords_that_differ_by_a_NUL_never_verify_against_each_other(string plain, string withNul)
    {
        _hasher.Verify(withNul, _hasher.Hash(plain)).Should().Be(PasswordVerification.Failed);
        _hasher.Verify(plain, _hasher.Hash(withNul)).Should().Be(PasswordVerification.Failed);
    }

    [Fact]
    public void One_NUL_and_the_empty_password_do_not_meet()
    {
        _hasher.Verify("", _hasher.Hash("\0")).Should().Be(PasswordVerification.Failed);

        // Stored by another system for the empty password; a lone NUL has the same bcrypt key.
        const string empty = "$2y$04$7v.c0fTWfNRC";
        var row = HashVector.All.Values.First(row => row.Hash.StartsWith(empty, StringComparison.Ordinal));
        _hasher.Verify("\0", row.Hash).Should().Be(PasswordVerification.Failed);
        _hasher.Verify("", row.Hash).Should().Be(PasswordVerification.Failed);
    }

    [Fact]
    public void A_lone_surrogate_is_not_the_replacement_character()
    {
        var hash = _hasher.Hash("pass\uFFFDword");

        _hasher.Verify("pass\uD800word", hash).Should().Be(PasswordVerification.Failed);
        _hasher.Verify("pass\uFFFDword", hash).Should().Be(PasswordVerification.Succeeded);
    }

    [Theory]
    [InlineData("", '-')]
    [InlineData("hunter2-", '\uD83D')]
    [InlineData("-hunter2", '\uDD11')]
    public void What_has_no_bytes_cannot_be_hashed(string template, char surrogate)
    {
        // Put together here, because an attribute is stored as UTF-8 and would lose the lone surrogate.
        var password = template.Replace('-', surrogate);

        var act = () => _hasher.Hash(password);

        act.Should().Throw<ArgumentException>().Which.Message.Should().NotContain("hunter2");
    }

    [Theory]
    [InlineData("x", Cap + 1)]
    [InlineData("ü", (Cap / 2) + 1)]
    [InlineData("\U0001F511", (Cap / 4) + 1)]
    [Trait("asvs", "6.2.9")]
    public void More_than_1024_bytes_are_refused_and_never_cut(string unit, int times)
    {
        var password = string.Concat(Enumerable.Repeat(unit, times));
        var longest = password[..^unit.Length];

        var act = () => _hasher.Hash(password);

        act.Should().Throw<ArgumentException>().WithMessage("*1,024*").Which.Message.Should().NotContain(longest);
        _hasher.Verify(password, _hasher.Hash(longest)).Should().Be(PasswordVerification.Failed);
    }

    [Fact]
    public void Text_counts_as_given_without_a_normal_form()
    {
        _hasher.Verify("e\u0301", _hasher.Hash("\u00E9")).Should().Be(PasswordVerification.Failed);
        _hasher.Verify("word ", _hasher.Hash("word")).Should().Be(PasswordVerification.Failed);
        _hasher.Verify("Word", _hasher.Hash("word")).Should().Be(PasswordVerification.Failed);
        _hasher.Verify(" ", _hasher.Hash(" ")).Should().Be(PasswordVerification.Succeeded);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t\r\n")]
    [InlineData("password")]
    public void Nothing_verifies_against_no_hash(string password)
    {
        _hasher.Verify(password, null).Should().Be(PasswordVerification.Failed);
        _hasher.Verify(password, "").Should().Be(PasswordVerification.Failed);
        _hasher.Verify(password, " ").Should().Be(PasswordVerification.Failed);
    }

    [Fact]
    public void Two_hundred_equal_passwords_have_two_hundred_hashes()
    {
        var hashes = Enumerable.Range(0, 200).Select(_ => _hasher.Hash("the same")).ToArray();

        hashes.Should().OnlyHaveUniqueItems();
        hashes.Select(hash => hash.Substring(7, 22)).Should().OnlyHaveUniqueItems("every one has a salt of its own");
    }

    [Fact]
    public void Many_threads_may_share_one_hasher()
    {
        var wrong = 0;

        Parallel.For(
            0,
            200,
            i =>
            {
                var password = $"password {i}";
                var hash = _hasher.Hash(password);
                var right = _hasher.Verify(password, hash) == PasswordVerification.Succeeded;
                var refused = _hasher.Verify(password + "!", hash) == PasswordVerification.Failed;
                Interlocked.Add(ref wrong, right && refused ? 0 : 1);
            }
        );

        wrong.Should().Be(0);
    }

    [Fact]
    public void A_hash_or_a_check_allocates_nothing_but_its_result()
    {
        var hash = _hasher.Hash("warm");
        _hasher.Verify("warm", hash);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 10; i++)
        {
            _hasher.Verify("a password", hash);
            _ = _hasher.Hash("a password");
        }

        // A string of 60 characters is 144 bytes.
        var bytesEach = (GC.GetAllocatedBytesForCurrentThread() - before) / 10;
        bytesEach.Should().BeLessThanOrEqualTo(144 + 256);
    }
}
