using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Tests.Passwords;

public sealed class BcryptFormatTests
{
    private const string Salt = "N7f1n6mZ3Qe0LJ4k9xWcuO";
    private const string Plain = $"$2b$05${Salt}q0qtRgFdrfTmTBt8g/muV6LiNce.M7m";
    private const string Version1 = $"$bcrypt-sha256$2b,5${Salt}$EjmSK/u4u.n9CtVm7Yvgo5dtdbyJmki";
    private const string Version2 = $"$bcrypt-sha256$v=2,t=2b,r=5${Salt}$nPi961XhuEUmlxZkloWdiqXqPX09TLy";
    private const string Password = "Grüße-Ω-42\U0001F511";

    [Theory]
    [InlineData(Plain)]
    [InlineData(Version1)]
    [InlineData(Version2)]
    public void The_three_forms_verify_the_password_that_they_were_made_from(string hash)
    {
        FastBcrypt.Create().Verify(Password, hash).Should().NotBe(PasswordVerification.Failed);
        FastBcrypt.Create().Verify(Password + "!", hash).Should().Be(PasswordVerification.Failed);
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData("$2a$31$......................0000000000000000000000000000000")]
    [InlineData(Version2)]
    [InlineData($"$bcrypt-sha256$v=2,t=2b,r=12${Salt}$nPi961XhuEUmlxZkloWdiqXqPX09TLy")]
    public void What_is_read_is_written_again_letter_by_letter(string hash)
    {
        // The last character of a digest carries two unused bits; "0" has them set, so make it canonical first.
        var canonical = hash.EndsWith('0') ? hash[..^1] + "." : hash;

        StoredBcrypt.TryParse(canonical, out var stored).Should().BeTrue();

        stored.Write().Should().Be(canonical);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("$2b$")]
    [InlineData("$2b$05$")]
    [InlineData($"$2$05${Salt}q0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData($"$2x$05${Salt}q0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData($"$2B$05${Salt}q0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData($"$2b$03${Salt}q0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData($"$2b$32${Salt}q0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData($"$2b$1x${Salt}q0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData($"$2b$5${Salt}q0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData($"$2b$+5${Salt}q0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData($"$2b$05${Salt}q0qtRgFdrfTmTBt8g/muV6LiNce.M7")]
    [InlineData($"{Plain}m")]
    [InlineData($"{Plain}\n")]
    [InlineData($" {Plain}")]
    [InlineData($"{{bcrypt}}{Plain}")]
    [InlineData($"bcrypt${Plain}")]
    [InlineData("$2b$05$N7f1n6mZ3Qe0LJ4k9xWcuPq0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData("$2b$05$N7f1n6mZ3Qe0LJ4k9xWcuOq0qtRgFdrfTmTBt8g/muV6LiNce.M7n")]
    [InlineData("$2b$05$N7f1n6mZ3Qe0LJ4k9xWc$Oq0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData("$2b$05$N7f1n6mZ3Qe0LJ4k9xWc=Oq0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData("$2b$05$N7f1n6mZ3Qe0LJ4k9xWc Oq0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData("$2b$0５$N7f1n6mZ3Qe0LJ4k9xWcuOq0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData($"$bcrypt-sha256$v=2,t=2b,r=05${Salt}$nPi961XhuEUmlxZkloWdiqXqPX09TLy")]
    [InlineData($"$bcrypt-sha256$v=2,t=2a,r=5${Salt}$nPi961XhuEUmlxZkloWdiqXqPX09TLy")]
    [InlineData($"$bcrypt-sha256$v=2,t=2b,r=3${Salt}$nPi961XhuEUmlxZkloWdiqXqPX09TLy")]
    [InlineData($"$bcrypt-sha256$v=2,t=2b,r=32${Salt}$nPi961XhuEUmlxZkloWdiqXqPX09TLy")]
    [InlineData($"$bcrypt-sha256$v=2,t=2b,r=${Salt}$nPi961XhuEUmlxZkloWdiqXqPX09TLy")]
    [InlineData($"$bcrypt-sha256$v=2,t=2b,r=:${Salt}$nPi961XhuEUmlxZkloWdiqXqPX09TLy")]
    [InlineData($"$bcrypt-sha256$v=2,t=2b,r=005${Salt}$nPi961XhuEUmlxZkloWdiqXqPX09TLy")]
    [InlineData($"$bcrypt-sha256$v=2,r=5,t=2b${Salt}$nPi961XhuEUmlxZkloWdiqXqPX09TLy")]
    [InlineData($"$bcrypt-sha256$2y,5${Salt}$EjmSK/u4u.n9CtVm7Yvgo5dtdbyJmki")]
    [InlineData($"{Version1}\n")]
    [InlineData($"{Version2}=")]
    public void Any_other_spelling_is_refused(string? hash)
    {
        StoredBcrypt.TryParse(hash, out _).Should().BeFalse();
        FastBcrypt.Create().Verify(Password, hash).Should().Be(PasswordVerification.Failed);
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData(Version1)]
    [InlineData(Version2)]
    public void No_mutation_of_a_hash_makes_the_reader_throw_or_read_two_spellings(string hash)
    {
        const int seed = 4711;
        var random = new Random(seed);
        for (var i = 0; i < 20000; i++)
        {
            var mutated = Mutate(hash, random);

            if (StoredBcrypt.TryParse(mutated, out var stored) && stored.Form != BcryptForm.PassLibV1)
            {
                stored.Write().Should().Be(mutated, $"round {i} of seed {seed}");
            }
        }
    }

    [Fact]
    public void Only_exact_texts_verify_after_any_mutation()
    {
        var hasher = FastBcrypt.Create();
        var hash = hasher.Hash(Password);
        var random = new Random(4712);
        for (var i = 0; i < 300; i++)
        {
            var mutated = Mutate(hash, random);

            // A change of the revision letter alone, b to a or y, is another name for the same algorithm.
            var same =
                mutated.Length == hash.Length
                && string.Equals(mutated.Remove(2, 1), hash.Remove(2, 1), StringComparison.Ordinal);
            var verification = hasher.Verify(Password, mutated);

            if (!same)
            {
                verification.Should().Be(PasswordVerification.Failed, mutated);
            }
        }
    }

    private static string Mutate(string text, Random random)
    {
        var characters = text.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(characters.Count);
            var with = random.Next(8) == 0 ? (char)random.Next(0x10000) : (char)random.Next(0x20, 0x7F);
            switch (random.Next(4))
            {
                case 0:
                    characters.Insert(at, with);
                    break;
                case 1:
                    characters.RemoveAt(at);
                    break;
                default:
                    characters[at] = with;
                    break;
            }
        }

        return new string([.. characters]);
    }
}
