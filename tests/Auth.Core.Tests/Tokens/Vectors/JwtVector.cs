using System.Buffers.Text;
using System.Text.Json;
using Auth.Core.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Tokens.Vectors;

/// <summary>One row of tokens that other implementations made, or hand-made hostile ones, and how it is to be judged.</summary>
internal sealed class JwtVector
{
    private const string Resource = "Auth.Core.Tests.Tokens.Vectors.jwt.jsonl";

    private readonly JsonElement _row;

    private JwtVector(JsonElement row) => _row = row;

    public string Id => Text("id");

    public string Note => Text("note");

    public string Algorithm => Text("alg");

    /// <summary>Whether the row wants the token verified.</summary>
    public bool IsGood => _row.GetProperty("ok").GetBoolean();

    public bool IsBinding => Text("judge") is "must";

    /// <summary>The tag of a row on which sound implementations differ.</summary>
    public string Policy => Text("judge")["policy:".Length..];

    public bool HasRecipe => _row.TryGetProperty("recipe", out _);

    public static IReadOnlyList<JwtVector> ReadAll()
    {
        using var stream =
            typeof(JwtVector).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        var rows = new List<JwtVector>();
        while (reader.ReadLine() is { } line)
        {
            rows.Add(new JwtVector(JsonDocument.Parse(line).RootElement));
        }

        return rows;
    }

    /// <summary>The token, built and checked where the row only tells how.</summary>
    public string Token() =>
        _row.TryGetProperty("recipe", out var recipe) ? VectorRecipe.Build(recipe, Secret()) : Text("token");

    /// <summary>Asks the public way in, under the row's profile. A refused key counts as a refusal: null and its message.</summary>
    public (ForeignTokenVerification? Verification, string? KeyRefusal) Verify()
    {
        VerificationKey key;
        try
        {
            key = Key();
        }
        catch (ArgumentException refusal)
        {
            return (null, refusal.Message);
        }

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(
            new StandingClock(DateTimeOffset.FromUnixTimeSeconds(_row.GetProperty("now").GetInt64()))
        );
        services.AddAuthCoreVerification(options =>
            options.TrustedIssuers.Add(
                new TrustedIssuer
                {
                    Issuer = Text("issuer"),
                    Audience = Text("audience"),
                    Keys = [key],
                    AcceptedTypes = ["JWT", TrustedIssuer.NoType],
                    RequiredClaims = ForeignClaims.None,
                    ClockSkew = TimeSpan.Zero,
                    MaximumLifetime = null,
                    AcceptAnyKeyId = true,
                    AllowRs256ForInterop = true,
                }
            )
        );
        using var provider = services.BuildServiceProvider();
        return (provider.GetRequiredService<IForeignTokenVerifier>().Verify(Token()), null);
    }

    private VerificationKey Key() =>
        _row.GetProperty("key").GetProperty("kty").GetString() is "oct"
            ? VerificationKey.FromSharedSecret(Secret(), Enum.Parse<SigningAlgorithm>(Algorithm))
            : VerificationKey.FromJwk(
                _row.GetProperty("key").GetRawText(),
                Enum.TryParse<SigningAlgorithm>(Algorithm, out var known) ? known : null
            );

    private byte[] Secret() => Base64Url.DecodeFromChars(_row.GetProperty("key").GetProperty("k").GetString());

    private string Text(string member) => _row.GetProperty(member).GetString()!;

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
