using System.Diagnostics.CodeAnalysis;

namespace Auth.Core.Users;

/// <summary>
/// Names a user for ever: the <c>sub</c> of tokens. Opaque text of 1 to 64 ASCII letters, digits, <c>-</c> and <c>_</c>,
/// compared ordinally. New ones are 128 random bits (22 characters) and never given out again, not even after removal
/// (ASVS 5.0 10.3.3). Not a secret.
/// </summary>
public readonly record struct UserId
{
    /// <summary>The longest id in characters: 64, so that hosts can bring ids of their own.</summary>
    public const int MaxLength = 64;

    private readonly string? _value;

    private UserId(string value) => _value = value;

    /// <summary>The id's text. Empty only for <c>default(UserId)</c>, which names nobody.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Reads an id, or throws when the text is not one.</summary>
    /// <param name="text">1 to 64 characters of <c>A-Z a-z 0-9 - _</c>.</param>
    /// <exception cref="ArgumentException">The text is not an id; use <see cref="TryParse"/> for text from outside.</exception>
    public static UserId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new ArgumentException(
                $"A user id has 1 to {MaxLength} characters of A-Z a-z 0-9 - _.",
                nameof(text)
            );

    /// <summary>Reads an id; false, never an exception, when the text is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UserId id)
    {
        id = default;
        if (text is null || text.Length is 0 or > MaxLength)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        id = new UserId(text);
        return true;
    }

    /// <summary>The id's text.</summary>
    public override string ToString() => Value;
}
