using System.Text.Json;

namespace Auth.Core.Tests.Passwords.BlockList;

/// <summary>3,000 entries of the list that fit a policy of 15 characters; the first row of the file names their source.</summary>
internal static class CommonEntries
{
    public static IReadOnlyList<string> All { get; } = Read();

    private static string[] Read()
    {
        var assembly = typeof(CommonEntries).Assembly;
        var name = assembly
            .GetManifestResourceNames()
            .Single(name => name.EndsWith("common-passwords.jsonl", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(row => JsonDocument.Parse(row).RootElement.GetProperty("password").GetString()!),
        ];
    }
}
