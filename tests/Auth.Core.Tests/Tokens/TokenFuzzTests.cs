using System.Buffers.Text;
using Auth.Core.Testing;
using Auth.Core.Tokens;
using Xunit.Abstractions;

namespace Auth.Core.Tests.Tokens;

/// <summary>Random damage: with and without a signature that holds over it.</summary>
public sealed class TokenFuzzTests(ITestOutputHelper output)
{
    private const int Seed = 20260101;

    [Fact]
    [Trait("asvs", "11.2.5")]
    [Trait("asvs", "9.1.1")]
    public void No_mutant_of_a_token_is_accepted_and_none_throws()
    {
        output.WriteLine($"Seed {Seed}");
        var random = new Random(Seed);
        using var service = TokenHouse.Service(new ManualClock());
        var good = service.Issue(TokenHouse.Claims("user")).Reveal();
        for (var i = 0; i < 20_000; i++)
        {
            var mutant = Mutate(good, random);
            var verification = service.Verify(mutant);
            if (!string.Equals(mutant, good, StringComparison.Ordinal))
            {
                verification.Should().BeOfType<TokenVerification.Invalid>(mutant);
            }
        }
    }

    [Fact]
    public void Damaged_JSON_under_a_good_signature_never_throws_and_never_changes_who_speaks()
    {
        output.WriteLine($"Seed {Seed}");
        var random = new Random(Seed);
        var key = TokenHouse.Key();
        using var service = TokenHouse.Service(new ManualClock(), key);
        var parts = HostileToken.With(key).Claim("x", "{\"y\":[1,\"\\ud83d\\ude00\"]}").Build().Split('.');
        var (header, payload) = (Base64Url.DecodeFromChars(parts[0]), Base64Url.DecodeFromChars(parts[1]));
        var refused = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var token = HostileToken.Sign(
                key,
                i % 3 == 0 ? Mutate(header, random) : header,
                i % 3 != 0 ? Mutate(payload, random) : payload
            );
            if (service.Verify(token) is TokenVerification.Invalid)
            {
                refused++;
            }
        }

        refused.Should().BeGreaterThan(10_000);
    }

    private static string Mutate(string token, Random random)
    {
        var text = new StringBuilder(token);
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(6))
            {
                case 0:
                    text[at] = (char)random.Next(128);
                    break;
                case 1:
                    text[at] = "ABCxyz019-_."[random.Next(12)];
                    break;
                case 2:
                    text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                    break;
                case 3:
                    text.Insert(at, (char)random.Next(char.MaxValue));
                    break;
                case 4:
                    text.Insert(at, token[random.Next(token.Length)..]);
                    break;
                default:
                    (text[at], text[^1]) = (text[^1], text[at]);
                    break;
            }

            if (text.Length == 0)
            {
                break;
            }
        }

        return text.ToString();
    }

    private static byte[] Mutate(byte[] json, Random random)
    {
        var bytes = json.ToList();
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, "{}[]\",:\\u0 -9e."u8[random.Next(15)]);
                    break;
                default:
                    bytes.InsertRange(at, json.Skip(random.Next(json.Length)).Take(random.Next(30)).ToList());
                    break;
            }
        }

        return [.. bytes];
    }
}
