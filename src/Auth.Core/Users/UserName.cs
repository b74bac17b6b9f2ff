using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Auth.Core.Text;

namespace Auth.Core.Users;

/// <summary>
/// A user's name: as typed, for display, and in canonical form, by which names are compared. Two names are equal when
/// their canonical forms are, byte for byte. Immutable.
/// </summary>
/// <remarks>
/// Canonical form: outer blanks trimmed, NFKC, upper case of the invariant culture, NFKC again. So full-width letters,
/// ligatures and case do not make another name; ß and ss stay different, since upper case maps letter by letter.
/// </remarks>
public sealed class UserName : IEquatable<UserName>
{
    /// <summary>
    /// The longest name of all in UTF-16 code units, typed and canonical: 254, the longest e-mail address (RFC 5321
    /// 4.5.3.1.3). Registration has a limit of its own, <see cref="UserNameOptions.MaxLength"/>.
    /// </summary>
    public const int MaxLength = 254;

    private UserName(string display, string canonical)
    {
        Display = display;
        Canonical = canonical;
    }

    /// <summary>The name as typed, without outer blanks. 1 to 254 characters.</summary>
    public string Display { get; }

    /// <summary>
    /// The key to store under a unique index that compares bytes (an ordinal or binary collation, never a
    /// case-insensitive one). 1 to 254 characters.
    /// </summary>
    public string Canonical { get; }

    /// <summary>Reads a name; false, never an exception, when the text is not one.</summary>
    /// <param name="text">The text as typed; outer blanks are trimmed.</param>
    /// <param name="name">The name, or null.</param>
    public static bool TryCreate(string? text, [NotNullWhen(true)] out UserName? name) =>
        TryCreate(text, out name, out _);

    /// <summary>Reads a name and says why a text is not one; never throws.</summary>
    /// <param name="text">The text as typed; outer blanks are trimmed.</param>
    /// <param name="name">The name, or null.</param>
    /// <param name="rejection">Why not; <see cref="UserNameRejection.None"/> when it is a name.</param>
    public static bool TryCreate(string? text, [NotNullWhen(true)] out UserName? name, out UserNameRejection rejection)
    {
        name = null;
        rejection = Judge(text, out var display, out var canonical);
        if (rejection == UserNameRejection.None)
        {
            name = new UserName(display, canonical);
        }

        return name is not null;
    }

    /// <summary>Reads a name, or throws: for names from configuration and code, never for text from outside.</summary>
    /// <exception cref="ArgumentException">The text is not a name.</exception>
    public static UserName Create(string text) =>
        TryCreate(text, out var name, out var rejection)
            ? name
            : throw new ArgumentException($"The text is not a user name: {rejection}.", nameof(text));

    /// <inheritdoc/>
    public bool Equals(UserName? other) =>
        other is not null && string.Equals(Canonical, other.Canonical, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UserName);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Canonical, StringComparison.Ordinal);

    /// <summary>The name as typed.</summary>
    public override string ToString() => Display;

    private static UserNameRejection Judge(string? text, out string display, out string canonical)
    {
        display = canonical = string.Empty;

        // The cap comes first: normalizing costs time, and nobody needs a longer name.
        if (text is { Length: > MaxLength })
        {
            return UserNameRejection.TooLong;
        }

        display = text?.Trim() ?? string.Empty;
        if (display.Length == 0)
        {
            return UserNameRejection.Empty;
        }

        if (!UnicodeText.CanNormalize && !Ascii.IsValid(display))
        {
            return UserNameRejection.NotAscii;
        }

        if (
            HasForbidden(display)
            || !FoldedText.TryFold(display, out canonical)
            || HasForbidden(canonical)
            || HasOddBlank(canonical)
        )
        {
            return UserNameRejection.ForbiddenCharacter;
        }

        // A compatibility character can stand for many others: U+FDFA alone becomes 18.
        return canonical.Length > MaxLength ? UserNameRejection.TooLong : UserNameRejection.None;
    }

    private static bool HasForbidden(string text)
    {
        if (!UnicodeText.IsWellFormed(text))
        {
            return true;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (IsForbidden(rune))
            {
                return true;
            }
        }

        return false;
    }

    // NFKC has made every blank with a compatibility form U+0020; what is left would only look like one.
    // A spacing accent becomes a blank and a combining mark; at the edge that blank would be trimmed away at the next reading.
    private static bool HasOddBlank(string canonical) =>
        canonical.Trim().Length != canonical.Length
        || canonical.Any(static c => c != ' ' && char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator);

    private static bool IsForbidden(Rune rune) =>
        DefaultIgnorable.Contains(rune.Value)
        || Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.Surrogate
            or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator => true,
            _ => false,
        };
}
