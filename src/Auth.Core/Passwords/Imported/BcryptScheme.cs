using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Passwords.Imported;

/// <summary>A format whose rows are bcrypt hashes in another dress, or over another input.</summary>
internal abstract class BcryptScheme(int maxWorkFactor) : ImportedScheme
{
    /// <summary>The largest work factor that is run.</summary>
    public int MaxWorkFactor { get; } = maxWorkFactor;

    /// <summary>The bytes that the old system put behind the password; none for most.</summary>
    internal virtual ReadOnlySpan<byte> Suffix => [];

    /// <summary>Reads the text, strictly. Total. What is read may have any cost; the caller compares it with the bound.</summary>
    public abstract bool TryParse(string text, out StoredBcrypt stored);

    internal sealed override bool IsOfThisFormat(string text) => TryParse(text, out _);

    internal override IEnumerable<string> Faults
    {
        get
        {
            if (MaxWorkFactor is < BcryptCost.Minimum or > BcryptOptions.MaximumWorkFactor)
            {
                yield return $"maxWorkFactor is {MaxWorkFactor}; it must be from {BcryptCost.Minimum} to "
                    + $"{BcryptOptions.MaximumWorkFactor}. Declare the largest work factor that any row has.";
            }
        }
    }

    /// <summary>Reads a prefix and the 60 characters of a bcrypt hash behind it.</summary>
    private protected static bool TryParseBehind(string prefix, string text, out StoredBcrypt stored)
    {
        stored = default;
        return StrictText.TrySkip(text, prefix, out var hash) && ModularBcryptFormat.TryParse(hash, out stored);
    }
}
