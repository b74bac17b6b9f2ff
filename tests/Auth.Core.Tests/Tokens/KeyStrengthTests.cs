using System.Security.Cryptography;
using Auth.Core.Secrets;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>Which shared secrets are too weak to sign with (T3).</summary>
[Trait("asvs", "11.2.3")]
public class KeyStrengthTests
{
    private static readonly byte[] Random32 = RandomNumberGenerator.GetBytes(32);

    public static TheoryData<string, byte[]> WeakKeys =>
        new()
        {
            { "T3 empty", [] },
            { "T3 16 bytes", Random32[..16] },
            { "31 bytes", Random32[..31] },
            { "T3 all zero", new byte[32] },
            { "all the same", Enumerable.Repeat((byte)0xA5, 64).ToArray() },
            { "T3 a word repeated", "secretsecretsecretsecretsecretse"u8.ToArray() },
            { "16 random bytes twice", [.. Random32[..16], .. Random32[..16]] },
            { "16 random bytes, and again but for the last", [.. Random32[..16], .. Random32[..15]] },
            { "counting up", [.. Enumerable.Range(0, 32).Select(i => (byte)i)] },
            { "counting down by threes", [.. Enumerable.Range(0, 64).Select(i => (byte)(200 - (3 * i)))] },
            { "a sentence", "correct horse battery staple ok!"u8.ToArray() },
            { "all letters of the alphabet", "Thequickbrownfoxjumpsoverthelazydog"u8.ToArray() },
            { "words and digits", "my super secret key for signing tokens 12345"u8.ToArray() },
            { "words with a sign", "MyVerySecretSigningKeyForTheTokens2026!"u8.ToArray() },
            { "words with humps", "ThisIsMySuperSecretKeyForJwtAuthentication123"u8.ToArray() },
            { "digits", "12345678901234567890123456789012345678"u8.ToArray() },
            { "the placeholder of many a tutorial", "your-256-bit-secret-goes-here-now"u8.ToArray() },
        };

    [Theory]
    [MemberData(nameof(WeakKeys))]
    public void A_short_or_guessable_secret_is_refused_with_the_setting_and_the_fix(string name, byte[] key)
    {
        var make = () => SigningKey.FromBytes(key);

        make.Should()
            .Throw<ArgumentException>(name)
            .WithMessage("*AuthCoreOptions.Tokens.SigningKeys*openssl rand -base64 32*");
    }

    [Theory]
    [InlineData("ThisIsMySuperSecretKeyForJwtAuthentication12")]
    [InlineData("replace_this_with_a_secure_random_signing_ke")]
    [InlineData("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGH")]
    [InlineData("correct-horse-battery-staple-correct-horse-b")]
    [InlineData("this-is-my-super-secret-signing-key-do-not-share")]
    [InlineData("please_change_this_signing_key_in_production_ok")]
    [InlineData("MySuperSecretKeyForJwtTokensThatNobodyCanGuess12")]
    [InlineData("thisisasecretthisisasecretthisisasecretthisisasecret")]
    [InlineData("hunter2hunter2hunter2hunter2hunter2hunter2hunter")]
    [InlineData("passwordspasswordspasswordspasswordspasswordspasswordQ")]
    [InlineData("012345678901234567890123456789012345678901234567890100")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz")]
    [InlineData("bXkgc3VwZXIgc2VjcmV0IGtleSBmb3Igc2lnbmluZyB0b2tlbnMgMTIzNDU=")]
    public void A_text_that_was_typed_is_refused_although_it_is_base64(string text)
    {
        var make = () => SigningKey.FromBase64(text);

        make.Should().Throw<ArgumentException>().WithMessage("*SigningKeys*openssl rand -base64 32*");
    }

    [Fact]
    public void Random_secrets_are_never_refused()
    {
        for (var i = 0; i < 5000; i++)
        {
            var key = RandomNumberGenerator.GetBytes(32 + (i % 33));
            KeyStrength.FindFault(key).Should().BeNull();
            KeyStrength.FindFaultInText(Convert.ToBase64String(key)).Should().BeNull();
            KeyStrength.FindFault(Encoding.ASCII.GetBytes(Convert.ToHexString(key))).Should().BeNull();
        }
    }
}
