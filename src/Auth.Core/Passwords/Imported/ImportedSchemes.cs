using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Passwords.Imported;

/// <summary>The declared formats, copied: what reads a stored text, and what work every check does for them.</summary>
internal sealed class ImportedSchemes
{
    /// <summary>The longest stored text that is looked at; no row of these formats is near it.</summary>
    private const int LongestText = 1024;

    private readonly Pbkdf2Scheme[] _pbkdf2;
    private readonly BcryptScheme[] _bcrypt;

    public ImportedSchemes(IEnumerable<ImportedScheme> declared)
    {
        ImportedScheme[] all = [.. declared];
        _pbkdf2 = [.. all.OfType<Pbkdf2Scheme>()];
        _bcrypt = [.. all.OfType<BcryptScheme>()];
        Budget = all.Aggregate(default(Pbkdf2Budget), static (sum, scheme) => sum.Max(scheme.Budget));
        LargestWorkFactor = _bcrypt.Length == 0 ? 0 : _bcrypt.Max(static scheme => scheme.MaxWorkFactor);
        AreDeclared = all.Length > 0;
    }

    public static ImportedSchemes None { get; } = new([]);

    public bool AreDeclared { get; }

    /// <summary>The largest declared work of each family: what every check does of it, exactly.</summary>
    public Pbkdf2Budget Budget { get; }

    /// <summary>The largest work factor of the declared bcrypt formats; 0 where there is none.</summary>
    public int LargestWorkFactor { get; }

    /// <summary>Reads a PBKDF2 hash of a declared format within its declared parameter; null for all else.</summary>
    public Pbkdf2Hash? FindPbkdf2(string? text)
    {
        if (text is null or { Length: > LongestText })
        {
            return null;
        }

        foreach (var scheme in _pbkdf2)
        {
            if (scheme.TryParse(text, out var hash))
            {
                // Over the bound it is never run at its own cost: whoever can write one row could stop all logins.
                return hash.Work <= scheme.Budget.Of(hash.Family) ? hash : null;
            }
        }

        return null;
    }

    /// <summary>
    /// The declared bcrypt format that this text has, read. A scheme that owns a text owns it whatever its cost, so that
    /// no text has a second meaning when it is over the bound.
    /// </summary>
    public BcryptScheme? FindBcrypt(string? text, out StoredBcrypt stored)
    {
        stored = default;
        if (text is null or { Length: > LongestText })
        {
            return null;
        }

        foreach (var scheme in _bcrypt)
        {
            if (scheme.TryParse(text, out stored))
            {
                return scheme;
            }
        }

        stored = default;
        return null;
    }
}
