namespace Auth.Core.Passwords.Imported;

/// <summary>What a stored text is, by its shape. Made by <see cref="ImportedScheme.Describe"/>.</summary>
/// <param name="Format">The format in words, for a report; "unknown" where no shape fits.</param>
/// <param name="Support">Whether logins can verify it.</param>
public readonly record struct StoredHashDescription(string Format, StoredHashSupport Support);

/// <summary>Whether logins can verify a stored text.</summary>
public enum StoredHashSupport
{
    /// <summary>No known shape, a damaged row, or no text at all. Fails at login.</summary>
    Unknown = 0,

    /// <summary>Read without a declaration: our own forms and plain bcrypt.</summary>
    Always,

    /// <summary>Read while its <see cref="ImportedScheme"/> is declared with a large enough parameter.</summary>
    WhenDeclared,

    /// <summary>A known format that this library does not read. Its users need a password reset.</summary>
    Never,
}
