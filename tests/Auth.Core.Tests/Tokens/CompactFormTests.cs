using Auth.Core.Testing;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>What is no compact form is refused before any key is looked for.</summary>
[Trait("asvs", "9.1.1")]
public sealed class CompactFormTests
{
    private static readonly string Good = HostileToken.With(TokenHouse.Key()).Build();

    public static TheoryData<string, string?> Malformed
    {
        get
        {
            var parts = Good.Split('.');
            var data = new TheoryData<string, string?>
            {
                { "null", null },
                { "empty", "" },
                { "one part", parts[0] },
                { "two parts", $"{parts[0]}.{parts[1]}" },
                { "two parts and a dot", $"{parts[0]}.{parts[1]}." },
                { "four parts", $"{Good}.{parts[2]}" },
                { "five parts, as an encrypted token has", $"{parts[0]}.{parts[1]}.{parts[1]}.{parts[2]}.{parts[2]}" },
                { "a dot behind", Good + "." },
                { "a dot before", "." + Good },
                { "dots alone", ".." },
                { "no header", $".{parts[1]}.{parts[2]}" },
                { "detached payload", $"{parts[0]}..{parts[2]}" },
                {
                    "JSON serialisation",
                    $$"""{"payload":"{{parts[1]}}","protected":"{{parts[0]}}","signature":"{{parts[2]}}"}"""
                },
                { "Bearer before", "Bearer " + Good },
                { "two tokens", $"{Good},{Good}" },
                { "padding behind", Good + "=" },
                { "padding of two behind", Good + "==" },
                { "newline behind", Good + "\n" },
                { "return behind", Good + "\r\n" },
                { "NUL behind", Good + "\0" },
                { "too long", new string('A', 8 * 1024) + "." + parts[1] + "." + parts[2] },
            };
            foreach (var intruder in new[] { "+", "/", " ", "\n", "\0", "=", "%", "é", "\uFF21", "\ud800", "\u0661" })
            {
                for (var part = 0; part < 3; part++)
                {
                    var changed = Good.Split('.');
                    changed[part] = changed[part][..4] + intruder + changed[part][5..];
                    data.Add($"U+{(int)intruder[0]:X4} in part {part}", string.Join('.', changed));
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_text_that_is_no_compact_form_is_malformed(string name, string? token)
    {
        using var service = TokenHouse.Service(new ManualClock());

        var verification = service.Verify(token);

        TokenHouse.Refusal(verification).Should().Be(TokenRejection.Malformed, name);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Spare_bits_make_no_second_text_of_the_same_token(int part)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        using var service = TokenHouse.Service(new ManualClock());
        var refused = 0;
        foreach (var padding in new[] { "", "x", "xx" })
        {
            // Lengths of all three classes, so that each part has spare bits at least once.
            var parts = HostileToken
                .With(TokenHouse.Key())
                .Claim("x", $"\"{padding}\"")
                .RawHeader(json => Encoding.UTF8.GetBytes(json + new string(' ', padding.Length)))
                .Build()
                .Split('.');
            if (parts[part].Length % 4 == 0)
            {
                continue;
            }

            var last = Alphabet.IndexOf(parts[part][^1], StringComparison.Ordinal);
            parts[part] = parts[part][..^1] + Alphabet[last ^ 1];
            TokenHouse.Refusal(service.Verify(string.Join('.', parts))).Should().Be(TokenRejection.Malformed);
            refused++;
        }

        refused.Should().BePositive();
    }

    [Fact]
    public void Eight_kibibytes_pass_and_one_character_more_does_not()
    {
        using var service = TokenHouse.Service(new ManualClock());
        string Sized(int padding) =>
            HostileToken.With(TokenHouse.Key()).Claim("x", $"\"{new string('a', padding)}\"").Build();
        var padding = Enumerable.Range(5000, 1200).First(count => Sized(count).Length >= 8192);
        var largest = Sized(padding - 1);
        while (Sized(padding).Length == 8192)
        {
            largest = Sized(padding++);
        }

        largest.Length.Should().BeInRange(8190, 8192);
        service.Verify(largest).Should().BeOfType<TokenVerification.Valid>();
        Sized(padding).Length.Should().BeGreaterThan(8192);
        TokenHouse.Refusal(service.Verify(Sized(padding))).Should().Be(TokenRejection.Malformed);
    }

    [Fact]
    public void A_text_of_ten_megabytes_is_refused_without_being_copied()
    {
        using var service = TokenHouse.Service(new ManualClock());
        var huge = new string('.', 10_000_000);
        service.Verify(huge);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var verification = service.Verify(huge);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(64 * 1024);
        TokenHouse.Refusal(verification).Should().Be(TokenRejection.Malformed);
    }
}
