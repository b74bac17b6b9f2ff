using System.Buffers.Text;
using System.Security.Cryptography;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>
/// Signs whatever header and payload it is given, with the real key, so that a refusal behind the signature is the
/// doing of the check that is tested and not of the signature. Uses the platform's primitives and none of the library.
/// </summary>
internal sealed class HostileToken
{
    private readonly SigningKey _key;
    private readonly List<(string Name, string Value)> _header;
    private readonly List<(string Name, string Value)> _payload;
    private byte[]? _rawHeader;
    private byte[]? _rawPayload;

    private HostileToken(SigningKey key, long now)
    {
        _key = key;
        _header = [("alg", $"\"{key.Algorithm}\""), ("typ", "\"at+jwt\""), ("kid", $"\"{key.KeyId}\"")];
        _payload =
        [
            ("iss", $"\"{TokenHouse.Issuer}\""),
            ("sub", "\"u1\""),
            ("aud", $"\"{TokenHouse.Audience}\""),
            ("exp", $"{now + 1800}"),
            ("iat", $"{now}"),
            ("jti", "\"j1\""),
            ("client_id", "\"first-party\""),
            ("sid", "\"s1\""),
            ("sv", "7"),
            ("auth_time", $"{now}"),
            ("amr", "[\"pwd\"]"),
            ("roles", "[\"user\"]"),
            ("preferred_username", "\"Zo\\u00eb\""),
        ];
    }

    public static HostileToken With(SigningKey key, long now = TokenHouse.Start) => new(key, now);

    /// <summary>Sets a header member to raw JSON, or removes it.</summary>
    public HostileToken Header(string name, string? json)
    {
        Set(_header, name, json);
        return this;
    }

    /// <summary>Sets a claim to raw JSON, or removes it.</summary>
    public HostileToken Claim(string name, string? json)
    {
        Set(_payload, name, json);
        return this;
    }

    /// <summary>Adds a member behind the others even where the name is there already.</summary>
    public HostileToken ExtraHeader(string name, string json)
    {
        _header.Add((name, json));
        return this;
    }

    /// <summary>Adds a claim behind the others even where the name is there already.</summary>
    public HostileToken ExtraClaim(string name, string json)
    {
        _payload.Add((name, json));
        return this;
    }

    public HostileToken RawHeader(Func<string, byte[]> change)
    {
        _rawHeader = change(Json(_header));
        return this;
    }

    public HostileToken RawPayload(Func<string, byte[]> change)
    {
        _rawPayload = change(Json(_payload));
        return this;
    }

    public string Build() => Sign(_key, HeaderBytes, PayloadBytes);

    /// <summary>The token under a signature made by a function, such as one with a key of the attacker's.</summary>
    public string BuildWith(Func<byte[], byte[]> sign)
    {
        var signed = $"{Base64Url.EncodeToString(HeaderBytes)}.{Base64Url.EncodeToString(PayloadBytes)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public static string Sign(SigningKey key, byte[] header, byte[] payload)
    {
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(SignatureOf(key, Encoding.ASCII.GetBytes(signed)))}";
    }

    public static byte[] SignatureOf(SigningKey key, byte[] signed) =>
        key switch
        {
            HmacSigningKey hmac => key.Algorithm switch
            {
                SigningAlgorithm.HS256 => HMACSHA256.HashData(hmac.Secret, signed),
                SigningAlgorithm.HS384 => HMACSHA384.HashData(hmac.Secret, signed),
                _ => HMACSHA512.HashData(hmac.Secret, signed),
            },
            EcdsaSigningKey ecdsa => ecdsa.Pair.SignData(signed, SigningAlgorithmFacts.HashOf(key.Algorithm)),
            RsaSigningKey rsa => rsa.Pair.SignData(
                signed,
                SigningAlgorithmFacts.HashOf(key.Algorithm),
                key.Algorithm == SigningAlgorithm.RS256 ? RSASignaturePadding.Pkcs1 : RSASignaturePadding.Pss
            ),
            _ => throw new ArgumentException("Unknown kind of key.", nameof(key)),
        };

    private byte[] HeaderBytes => _rawHeader ?? Encoding.UTF8.GetBytes(Json(_header));

    private byte[] PayloadBytes => _rawPayload ?? Encoding.UTF8.GetBytes(Json(_payload));

    private static string Json(List<(string Name, string Value)> members) =>
        "{" + string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Value}")) + "}";

    private static void Set(List<(string Name, string Value)> members, string name, string? json)
    {
        var index = members.FindIndex(member => string.Equals(member.Name, name, StringComparison.Ordinal));
        if (index >= 0)
        {
            members.RemoveAt(index);
        }

        if (json is not null)
        {
            members.Insert(index < 0 ? members.Count : index, (name, json));
        }
    }
}
