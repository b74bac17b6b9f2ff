using System.Text.Json;
using System.Text.Json.Serialization;
using Auth.Core.Passwords;
using Auth.Core.Passwords.Peppers;

namespace Auth.Core.Tests.Passwords.Peppers;

/// <summary>Hashes that Python's hmac and bcrypt made; see pepper.py beside the rows.</summary>
public sealed class PepperVectorTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly Dictionary<string, Row> Rows = Read();

    public static TheoryData<string> Ids => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_hash_made_elsewhere_verifies_its_password_and_no_other(string id)
    {
        var row = Rows[id];
        var pepper = Pepper.FromBase64(row.Pepper, row.PepperBase64);
        var password = Convert.FromBase64String(row.PasswordBase64);
        var hasher = FastBcrypt.Peppered([pepper]);
        byte[] longer = [.. password, 0];

        hasher.VerifyBytes(password, row.Hash).Should().Be(PasswordVerification.Succeeded);
        hasher.VerifyBytes(longer, row.Hash).Should().Be(PasswordVerification.Failed);
        hasher
            .VerifyBytes([.. password[..^1], (byte)(password[^1] ^ 1)], row.Hash)
            .Should()
            .Be(PasswordVerification.Failed);
    }

    [Fact]
    public void All_rows_are_read() => Rows.Should().HaveCount(41);

    private static Dictionary<string, Row> Read()
    {
        var assembly = typeof(PepperVectorTests).Assembly;
        var name = assembly
            .GetManifestResourceNames()
            .Single(name => name.EndsWith("pepper.jsonl", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<Row>(line, Web)!)
            .ToDictionary(row => row.Id, StringComparer.Ordinal);
    }

    private sealed record Row(
        string Id,
        string Pepper,
        [property: JsonPropertyName("pepper_b64")] string PepperBase64,
        [property: JsonPropertyName("password_b64")] string PasswordBase64,
        string Hash
    );
}
