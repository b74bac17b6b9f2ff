using System.Collections;
using System.Globalization;
using System.Reflection;
using Auth.Core.Passwords.Imported;

namespace Auth.Core.Tests.House;

/// <summary>Everything that a host can set, as paths below the root options with their real defaults.</summary>
internal static class OptionTree
{
    // Lists that a host may leave empty. Every other one that is empty by default is required.
    private static readonly string[] MayBeEmpty = ["MasterKeys", "Passwords.ContextWords"];

    /// <summary>Path and default of every option, such as <c>Bcrypt.WorkFactor</c> and <c>12</c>.</summary>
    public static IReadOnlyDictionary<string, string> Of(object options) =>
        Walk(options, prefix: string.Empty).ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Walk(object options, string prefix) =>
        options
            .GetType()
            .GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .SelectMany(property => Walk(property, property.GetValue(options), prefix + property.Name));

    private static IEnumerable<KeyValuePair<string, string>> Walk(PropertyInfo property, object? value, string path) =>
        property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal) ? Walk(value!, path + ".")
        : MayBeEmpty.Contains(path, StringComparer.Ordinal) ? [new(path, "none")]
        : property.SetMethod is { IsPublic: true } || value is IEnumerable ? [new(path, TextOf(value))]
        : [];

    /// <summary>A default as the tables in docs write it.</summary>
    private static string TextOf(object? value) =>
        value switch
        {
            null => "none",
            "" => "required",
            bool flag => flag ? "true" : "false",
            string text => text,
            TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
            IEnumerable<ImportedScheme> schemes => schemes.Any() ? "several" : "none",
            IEnumerable list => list.Cast<object>().Any() ? "several" : "required",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
