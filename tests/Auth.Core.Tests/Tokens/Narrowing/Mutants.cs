using System.Buffers.Text;
using System.Globalization;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens.Narrowing;

/// <summary>
/// Makes one token for each number: changed before it is signed, so that the change sits behind a good signature, or
/// after. Many changes are harmless on purpose: a proof about accepted tokens needs accepted tokens.
/// </summary>
internal sealed class Mutants(int seed)
{
    // Raw JSON, parted by tildes.
    private static readonly string[] Values = """
        null ~ true ~ "" ~ " " ~ "x" ~ "api" ~ "API" ~ "api/" ~ "https://issuer.example" ~
        "https://issuer.example/" ~ 0 ~ -1 ~ -0 ~ 1 ~ 1.0 ~ 1e9 ~ 1767229200.5 ~ "1767229200" ~
        9223372036854775808 ~ 253402300799 ~ 253402300800 ~ 1e400 ~ [] ~ [""] ~ ["api"] ~ ["x","api"] ~
        ["api",1] ~ [["api"]] ~ {} ~ {"a":1,"a":2} ~ {"a":1,"\u0061":2} ~ "\ud800" ~ "\ud83d\ude00" ~
        "at+jwt" ~ "AT+JWT" ~ "JWT" ~ "jwt" ~ "application/at+jwt" ~ "none" ~ "HS256" ~ "hs256" ~
        "ES256" ~ "HS384" ~ ["user","admin"] ~ "first-party" ~ "\u0000" ~ "u\u00e9" ~ ["pwd","otp"]
        """.Split('~', StringSplitOptions.TrimEntries);

    private static readonly string[] HeaderNames = "alg typ kid crit b64 jwk jku x5u x5c x5t zip cty enc Alg x".Split(
        ' '
    );

    private static readonly string[] ClaimNames =
        "iss sub aud exp iat nbf jti client_id sid sv auth_time amr roles preferred_username scope Exp x".Split(' ');

    /// <summary>The mutant of a number, and whether it was changed before signing.</summary>
    public (string Token, bool BeforeSigning) Make(MutantWorld world, int number)
    {
        var random = new Random(HashCode(seed, number));
        var before = number % 5 < 3;
        var header = Header(world);
        var claims = Claims(world);
        if (before)
        {
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                Change(random, random.Next(4) == 0 ? header : claims, world);
            }
        }

        var (first, second) = (Write(random, header, before), Write(random, claims, before));
        switch (before ? random.Next(30) : -1)
        {
            case 0:
                first = Damage(random, first);
                break;
            case 1 or 2:
                second = Damage(random, second);
                break;
        }

        var token = HostileToken.Sign(world.Key, first, second);
        return (before ? token : MutantText.Change(random, token), before);
    }

    private static int HashCode(int seed, int number) => unchecked((seed * 397) ^ (number * 486187739));

    private static List<(string Name, string Value)> Header(MutantWorld world) =>
        [("alg", $"\"{world.Key.Algorithm}\""), ("typ", $"\"{world.Types[0]}\""), ("kid", $"\"{world.Key.KeyId}\"")];

    private static List<(string Name, string Value)> Claims(MutantWorld world) =>
        [
            ("iss", $"\"{TokenHouse.Issuer}\""),
            ("sub", "\"u1\""),
            ("aud", $"\"{TokenHouse.Audience}\""),
            ("exp", $"{MutantWorld.Now + 1800}"),
            ("iat", $"{MutantWorld.Now}"),
            ("jti", "\"j1\""),
            ("client_id", "\"first-party\""),
            ("sid", "\"s1\""),
            ("sv", world.IsOwn ? "7" : "\"7\""),
            ("roles", "[\"user\"]"),
            ("preferred_username", "\"Zo\\u00eb\""),
        ];

    private static void Change(Random random, List<(string Name, string Value)> members, MutantWorld world)
    {
        var isHeader = members.Exists(member => member.Name is "alg");
        var at = random.Next(members.Count + 1);
        var name = Pick(random, isHeader ? HeaderNames : ClaimNames);
        switch (random.Next(isHeader ? 5 : 12))
        {
            case 0 when at < members.Count:
                members.RemoveAt(at);
                break;
            case 1 when at < members.Count:
                // The same name once more, perhaps by escapes, with the same value or another.
                var (twin, value) = members[at];
                members.Insert(
                    random.Next(members.Count + 1),
                    (
                        random.Next(2) == 0 ? twin : Escape(random, twin),
                        random.Next(2) == 0 ? value : Pick(random, Values)
                    )
                );
                break;
            case 2:
                Set(members, name, Pick(random, Values));
                break;
            case 3:
                members.Insert(at, (name, Pick(random, Values)));
                break;
            case 5:
                Set(members, Pick(random, "exp", "iat", "nbf", "auth_time"), Time(random, world));
                break;
            case 6:
                members.Insert(at, ($"c{random.Next(1000)}", Nest(random, random.Next(1, 19))));
                break;
            case 7:
                Set(
                    members,
                    "aud",
                    random.Next(2) == 0 ? "[\"api\"]" : $"[{Repeat(random.Next(14, 18), "\"x\"")},\"api\"]"
                );
                break;
            case 8:
                Set(members, "roles", $"[{Repeat(random.Next(0, 67), $"\"{new string('r', random.Next(1, 67))}\"")}]");
                break;
            case 9:
                Set(members, Pick(random, "sub", "jti"), $"\"{new string('s', random.Next(1, 260))}\"");
                break;
            default:
                var other = random.Next(members.Count);
                (members[other], members[0]) = (members[0], members[other]);
                break;
        }
    }

    // Around every bound that a time can meet.
    private static string Time(Random random, MutantWorld world)
    {
        long[] bounds = [0, world.Skew, -world.Skew, 1800, 3600, 3600 + 1800, -3600, 86400];
        var seconds = MutantWorld.Now + bounds[random.Next(bounds.Length)] + random.Next(-1, 2);
        return seconds.ToString(CultureInfo.InvariantCulture);
    }

    private static string Nest(Random random, int levels)
    {
        var text = new StringBuilder();
        var closing = new Stack<char>();
        for (var i = 0; i < levels; i++)
        {
            var isList = random.Next(2) == 0;
            text.Append(isList ? "[" : "{\"n\":");
            closing.Push(isList ? ']' : '}');
        }

        text.Append('1');
        foreach (var close in closing)
        {
            text.Append(close);
        }

        return text.ToString();
    }

    private static byte[] Write(Random random, List<(string Name, string Value)> members, bool free)
    {
        var blank = free && random.Next(6) == 0 ? Pick(random, " ", "\n", "\t", "\r\n  ") : string.Empty;
        var parts = members.Select(member =>
            $"{blank}\"{(free && random.Next(30) == 0 ? Escape(random, member.Name) : member.Name)}\"{blank}:{blank}{member.Value}"
        );
        return Encoding.UTF8.GetBytes($"{blank}{{{string.Join(',', parts)}{blank}}}{blank}");
    }

    private static byte[] Damage(Random random, byte[] json)
    {
        var at = random.Next(json.Length);
        return random.Next(6) switch
        {
            0 => [0xEF, 0xBB, 0xBF, .. json],
            1 => [.. json, .. Encoding.UTF8.GetBytes(Pick(random, "x", "{}", "\0", ",", "}"))],
            2 => [.. json[..at], (byte)random.Next(256), .. json[(at + 1)..]],
            3 => [.. json[..at], .. json[(at + 1)..]],
            4 => [.. json[..at], "{}[]\",:\\u0 -9e."u8[random.Next(15)], .. json[at..]],
            _ => [.. json[..at], .. json[random.Next(json.Length)..]],
        };
    }

    private static string Escape(Random random, string name)
    {
        var at = random.Next(name.Length);
        return $"{name[..at]}\\u{(int)name[at]:x4}{name[(at + 1)..]}";
    }

    private static void Set(List<(string Name, string Value)> members, string name, string value)
    {
        members.RemoveAll(member => string.Equals(member.Name, name, StringComparison.Ordinal));
        members.Add((name, value));
    }

    private static string Repeat(int count, string item) => string.Join(',', Enumerable.Repeat(item, count));

    private static string Pick(Random random, params string[] texts) => texts[random.Next(texts.Length)];
}
