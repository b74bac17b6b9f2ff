using System.Text.Json;
using System.Text.Json.Serialization;

namespace Auth.Core.Tests.Passwords;

/// <summary>One row of the vectors that other implementations made; see the fields' meaning in docs/formats.md.</summary>
internal sealed record HashVector(
    string Id,
    string Source,
    string Category,
    string Format,
    [property: JsonPropertyName("password_b64")] string PasswordBase64,
    bool Text,
    string Hash,
    bool Ok,
    string Judge,
    string Note
)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly string[] Files = ["bcrypt.jsonl", "passlib-bcrypt-sha256.jsonl"];

    public static IReadOnlyDictionary<string, HashVector> All { get; } = Read();

    public byte[] PasswordBytes => Convert.FromBase64String(PasswordBase64);

    public string Password => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(PasswordBytes);

    public bool IsJudged(string by) => string.Equals(Judge, by, StringComparison.Ordinal);

    /// <summary>The ids of the rows that a test wants; never none, so that a lost file cannot pass as success.</summary>
    public static TheoryData<string> Ids(Func<HashVector, bool> wanted)
    {
        var ids = All.Values.Where(wanted).Select(row => row.Id).ToArray();
        return ids.Length > 0
            ? new TheoryData<string>(ids)
            : throw new InvalidOperationException("No vectors were read: are they still embedded resources?");
    }

    private static Dictionary<string, HashVector> Read()
    {
        var assembly = typeof(HashVector).Assembly;
        return Files
            .SelectMany(file =>
            {
                var name = assembly
                    .GetManifestResourceNames()
                    .Single(name => name.EndsWith(file, StringComparison.Ordinal));
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            })
            .Select(line => JsonSerializer.Deserialize<HashVector>(line, Web)!)
            .ToDictionary(row => row.Id, StringComparer.Ordinal);
    }
}
