using System.Text.RegularExpressions;

namespace Auth.Core.Tests.House;

/// <summary>
/// What no file of the repository may hold. The patterns are put together from halves, so that the text of these rules
/// does not break them.
/// </summary>
internal static class RepositoryRules
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // A package source that only one machine reaches, and folders that only one machine has.
    private static readonly Regex Machine = new(
        @"https?:" + "//" + @"[^\s""')<>]*(nu" + "get|npm" + "js|deb" + @"ian)|(^|[\s""'(=:])/(ro" + "ot|wo" + "rk)/",
        Plain | RegexOptions.IgnoreCase | RegexOptions.Multiline,
        Patience
    );

    private static readonly Regex Unfinished = new(
        @"\b(TO" + "DO|FIX" + "ME|HA" + @"CK)\b|NotImpl" + "ementedException",
        Plain,
        Patience
    );

    private static readonly Regex Version = new(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.-]+)?$", Plain, Patience);

    private static readonly string[] Pictures = [".png", ".ico", ".snk"];

    /// <summary>Whether a file is text.</summary>
    public static bool IsText(string file) =>
        !Pictures.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    /// <summary>Lines that name the machine that the file was written on, or its package source.</summary>
    public static IEnumerable<string> MachineNames(string file, string text) => Found(Machine, file, text);

    /// <summary>Lines that say that something is left to do.</summary>
    public static IEnumerable<string> UnfinishedWork(string file, string text) => Found(Unfinished, file, text);

    /// <summary>Whether a package version is one version, and no range and no wish.</summary>
    public static bool IsPlainVersion(string? version) => version is not null && Version.IsMatch(version);

    private static IEnumerable<string> Found(Regex pattern, string file, string text) =>
        from match in pattern.Matches(text)
        let line = text.AsSpan(0, match.Index).Count('\n') + 1
        select $"{file}:{line} {match.Value.Trim()}";
}
