using System.Diagnostics.CodeAnalysis;

namespace Auth.Core.Passwords.Imported;

/// <summary>A format whose rows are PBKDF2 hashes.</summary>
internal abstract class Pbkdf2Scheme : ImportedScheme
{
    /// <summary>
    /// Reads the text, strictly. Total. What is read may still be over the declared parameters; the caller compares its
    /// work with <see cref="ImportedScheme.Budget"/> and never runs what is above.
    /// </summary>
    public abstract bool TryParse(string text, [NotNullWhen(true)] out Pbkdf2Hash? hash);

    internal sealed override bool IsOfThisFormat(string text) => TryParse(text, out _);
}
