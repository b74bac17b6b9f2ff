using System.Text.Json;
using System.Text.Json.Serialization;
using Auth.Core.Passwords.Imported;

namespace Auth.Core.Tests.Passwords.Imported;

/// <summary>One row of the hashes that other systems made; see the fields' meaning in docs/formats.md.</summary>
internal sealed record ImportedVector(
    string Id,
    string Source,
    string Category,
    string Format,
    [property: JsonPropertyName("password_b64")] string PasswordBase64,
    string Hash,
    IReadOnlyDictionary<string, JsonElement>? Params,
    bool Ok,
    string Judge,
    string Note
)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    // How a host declares each format that we read. The bounds are those of the rows, to keep the run short.
    private static readonly Dictionary<string, Func<ImportedVector, ImportedScheme[]>> Declarations = new(
        StringComparer.Ordinal
    )
    {
        ["django-pbkdf2_sha256"] = row => [ImportedScheme.DjangoPbkdf2Sha256(row.Has("$260000$") ? 260_000 : 2_000)],
        ["django-pbkdf2_sha1"] = _ => [ImportedScheme.DjangoPbkdf2Sha1(2_000)],
        ["django-bcrypt"] = _ => [ImportedScheme.DjangoBcrypt(maxWorkFactor: 4)],
        ["django-bcrypt_sha256"] = _ => [ImportedScheme.DjangoBcryptSha256(maxWorkFactor: 5)],
        ["aspnet-identity-v2"] = _ => [ImportedScheme.IdentityV2()],
        ["aspnet-identity-v3"] = _ => [ImportedScheme.IdentityV3()],
        ["passlib-pbkdf2_sha1"] = _ => [ImportedScheme.PasslibPbkdf2Sha1(2_000)],
        ["passlib-pbkdf2_sha256"] = _ => [ImportedScheme.PasslibPbkdf2Sha256(29_000)],
        ["passlib-pbkdf2_sha512"] = _ => [ImportedScheme.PasslibPbkdf2Sha512(1_000)],
        ["spring-bcrypt"] = _ => [ImportedScheme.SpringBcrypt(maxWorkFactor: 6)],
        ["spring-pbkdf2-5.8"] = _ => [ImportedScheme.SpringPbkdf2V58()],
        ["devise-bcrypt"] = row => row.Pepper is null ? [] : [ImportedScheme.DeviseBcrypt(row.Pepper, 5)],

        // Read without a declaration.
        ["bcrypt"] = _ => [],
        ["php-bcrypt"] = _ => [],
        ["passlib-bcrypt_sha256-v1"] = _ => [],
        ["passlib-bcrypt_sha256-v2"] = _ => [],
    };

    public static IReadOnlyDictionary<string, ImportedVector> All { get; } = Read();

    public string Password =>
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(PasswordBase64));

    public bool IsSupported => Declarations.ContainsKey(Format);

    public string? Pepper =>
        Params?.GetValueOrDefault("pepper") is { ValueKind: JsonValueKind.String } p ? p.GetString() : null;

    /// <summary>What a host that has such rows declares.</summary>
    public ImportedScheme[] Declaration => IsSupported ? Declarations[Format](this) : [];

    public bool IsJudged(string by) => string.Equals(Judge, by, StringComparison.Ordinal);

    public static TheoryData<string> Ids(Func<ImportedVector, bool> wanted)
    {
        var ids = All.Values.Where(wanted).Select(row => row.Id).ToArray();
        return ids.Length > 0
            ? new TheoryData<string>(ids)
            : throw new InvalidOperationException("No vectors were read: are they still embedded resources?");
    }

    private bool Has(string part) => Hash.Contains(part, StringComparison.Ordinal);

    private static Dictionary<string, ImportedVector> Read()
    {
        var assembly = typeof(ImportedVector).Assembly;
        var name = assembly
            .GetManifestResourceNames()
            .Single(n => n.EndsWith("other-hashes.jsonl", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<ImportedVector>(line, Web)!)
            .ToDictionary(row => row.Id, StringComparer.Ordinal);
    }
}
