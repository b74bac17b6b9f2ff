using System.Buffers.Text;
using System.Security.Cryptography;
using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Sessions;

/// <summary>What is a refresh token at all: line 1 of the algorithm, answered without a store call.</summary>
public class RefreshTokenFormTests
{
    private const int PrefixLength = 5;

    [Fact]
    public async Task A_token_has_107_characters_and_its_prefix()
    {
        await using var house = await SessionHouse.CreateAsync();

        var token = (await house.LoginAsync()).RefreshToken.Reveal();

        token.Should().HaveLength(107).And.StartWith("acr1_").And.MatchRegex("^[A-Za-z0-9_-]+$");
        Base64Url.DecodeFromChars(token.AsSpan(PrefixLength)).Should().HaveCount(76);
    }

    [Fact]
    public async Task A_token_is_made_as_it_is_written_down()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var bytes = Base64Url.DecodeFromChars(login.RefreshToken.Reveal().AsSpan(PrefixLength));
        var subkey = new byte[32];
        house.Shares.MasterKey.DeriveSubkey("refresh/v1", subkey);

        var id = SHA256.HashData([.. "auth.core/sid/v1"u8, .. bytes[4..36]])[..16];

        bytes[36..44].Should().AllBeEquivalentTo(0);
        bytes[44..].Should().Equal(HMACSHA256.HashData(subkey, bytes[4..44]));
        login.RefreshToken.SessionId.Value.Should().Be(Base64Url.EncodeToString(id));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [Trait("case", "R9, R12, R13")]
    public async Task What_is_no_token_is_malformed_without_a_store_call(string kind)
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var token = login.RefreshToken.Reveal();
        var record = (await house.RecordAsync(login.RefreshToken.SessionId))!;
        var text = kind switch
        {
            "null" => null,
            "empty" => "",
            "blank" => new string(' ', 107),
            "short" => token[..^1],
            "long" => token + "A",
            "1 MB" => new string('a', 1_000_000),
            "1 MB of tokens" => string.Concat(Enumerable.Repeat(token, 10_000)),
            "NUL" => token[..60] + '\0' + token[61..],
            "not base64url" => token[..60] + '+' + token[61..],
            "padding" => token[..^1] + '=',
            "blanks" => token[..^2] + "  ",
            "spare bits" => token[..^1] + Next(token[^1]),
            "other prefix" => "acd1_" + token[PrefixLength..],
            "upper prefix" => "ACR1_" + token[PrefixLength..],
            "full width" => token[..60] + '\uFF21' + token[61..],
            "access token" => login.AccessToken.Reveal(),
            "record" => Convert.ToBase64String(record.Payload.Span),
            "record as token" => "acr1_" + Base64Url.EncodeToString(record.Payload.Span)[..102],
            _ => login.RefreshToken.SessionId.Value,
        };
        var before = house.Tap.Calls;

        var outcome = await house.Authentication.RefreshAsync(text);
        await house.Authentication.LogoutAsync(text);

        outcome.Should().BeOfType<RefreshOutcome.Invalid>().Which.Reason.Should().Be(RefreshRejection.Malformed);
        house.Tap.Calls.Should().Be(before);
        (await house.RejectionAsync(login.RefreshToken)).Should().BeNull();
    }

    public static TheoryData<string> Kinds() =>
        new(
            "null",
            "empty",
            "blank",
            "short",
            "long",
            "1 MB",
            "1 MB of tokens",
            "NUL",
            "not base64url",
            "padding",
            "blanks",
            "spare bits",
            "other prefix",
            "upper prefix",
            "full width",
            "access token",
            "record",
            "record as token",
            "record key"
        );

    [Fact]
    public async Task Every_single_bit_counts()
    {
        await using var house = await SessionHouse.CreateAsync();
        var bytes = Base64Url.DecodeFromChars((await house.LoginAsync()).RefreshToken.Reveal().AsSpan(PrefixLength));
        var before = house.Tap.Calls;

        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var forged = bytes.ToArray();
            forged[bit / 8] ^= (byte)(1 << (bit % 8));
            var outcome = await house.Authentication.RefreshAsync("acr1_" + Base64Url.EncodeToString(forged));

            outcome.Should().BeOfType<RefreshOutcome.Invalid>().Which.Reason.Should().Be(RefreshRejection.Malformed);
        }

        house.Tap.Calls.Should().Be(before);
    }

    [Fact]
    public async Task A_token_of_another_master_key_is_malformed()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var forged = RefreshHandle.CreateRandom(SecureRandom.System, MasterKey.CreateRandom());

        var own = forged.Write(MasterKey.CreateRandom(), 0);
        var bytes = Base64Url.DecodeFromChars(login.RefreshToken.Reveal().AsSpan(PrefixLength));
        byte[] otherKey = [0, 0, 0, 1, .. bytes[4..]];

        (await house.RejectionAsync(own)).Should().Be(RefreshRejection.Malformed);
        var outcome = await house.Authentication.RefreshAsync("acr1_" + Base64Url.EncodeToString(otherKey));
        outcome.Should().BeOfType<RefreshOutcome.Invalid>().Which.Reason.Should().Be(RefreshRejection.Malformed);
    }

    [Fact]
    [Trait("case", "R12")]
    public async Task A_refresh_token_is_no_access_token()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();

        var verification = await house.Authentication.VerifyAsync(login.RefreshToken.Reveal());

        verification.Should().BeOfType<Auth.Core.Tokens.TokenVerification.Invalid>();
    }

    [Fact]
    [Trait("asvs", "7.2.3")]
    public async Task Ten_thousand_tokens_are_ten_thousand_different_ones()
    {
        await using var house = await SessionHouse.CreateAsync(o => o.Sessions.MaxPerUser = 1);
        var key = house.Shares.MasterKey;

        var tokens = Enumerable
            .Range(0, 10_000)
            .Select(_ => RefreshHandle.CreateRandom(SecureRandom.System, key).Write(key, 0));

        tokens.Select(token => token.Reveal()).Distinct(StringComparer.Ordinal).Should().HaveCount(10_000);
    }

    // The last character of 102 carries four bits that must be zero.
    private static char Next(char last) =>
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".IndexOf(last, StringComparison.Ordinal)
                + 1
        ];
}
