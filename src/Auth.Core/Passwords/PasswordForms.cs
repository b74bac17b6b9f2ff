using System.Globalization;
using System.Text;
using Auth.Core.Text;

namespace Auth.Core.Passwords;

/// <summary>
/// A password as typed and as mapped: other blanks to U+0020, then NFC (RFC 8265 4.2, the OpaqueString profile). New
/// hashes are made of the mapped form; a login tries both where they differ. Never printed, and no property is public,
/// so that no serializer finds one.
/// </summary>
[Secrets.SecretType]
internal readonly struct PasswordForms
{
    private PasswordForms(string typed, string? mapped)
    {
        Typed = typed;
        Mapped = mapped;
    }

    /// <summary>Exactly what came in.</summary>
    internal string Typed { get; }

    /// <summary>The mapped form, or null when the text has none: lone surrogates, or what ICU refuses to normalize.</summary>
    internal string? Mapped { get; }

    /// <summary>Whether two different texts have to be tried. Depends on the typed text alone, never on the account.</summary>
    public bool Differ => Mapped is not null && !ReferenceEquals(Mapped, Typed);

    public static PasswordForms Of(string typed)
    {
        var blanksMapped = MapBlanks(typed);
        if (!UnicodeText.TryNormalize(blanksMapped, NormalizationForm.FormC, out var mapped))
        {
            return new(typed, mapped: null);
        }

        // One reference for one text lets Differ be decided here, once.
        return new(typed, string.Equals(mapped, typed, StringComparison.Ordinal) ? typed : mapped);
    }

    public override string ToString() => "PasswordForms (masked)";

    private static string MapBlanks(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        return string.Create(
            text.Length,
            text,
            static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = char.GetUnicodeCategory(source[i]) == UnicodeCategory.SpaceSeparator ? ' ' : source[i];
                }
            }
        );
    }
}
