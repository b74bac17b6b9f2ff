using System.Text.RegularExpressions;

namespace Auth.Core.Tests.Support;

/// <summary>
/// Text for theories that attributes cannot carry: lone surrogates turn into U+FFFD in metadata, so they are written
/// as <c>\uXXXX</c> in a verbatim string and made real here.
/// </summary>
internal static class Escaped
{
    public static string Text(string escaped) =>
        Regex.Replace(
            escaped,
            @"\\u(?<hex>[0-9A-Fa-f]{4})",
            match => ((char)Convert.ToUInt16(match.Groups["hex"].Value, 16)).ToString(),
            RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
        );
}
