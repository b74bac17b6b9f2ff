using System.Globalization;

namespace Auth.Core.Tokens.Managed;

/// <summary>
/// The place of a managed key in the store: its algorithm and a number that counts up, such as <c>ES256/1</c>. Whoever adds
/// the record of the next number first has made the next key.
/// </summary>
internal readonly record struct ManagedKeyName(SigningAlgorithm Algorithm, int Number)
{
    // Nine digits: one key a second for thirty years.
    private const int MostDigits = 9;

    /// <summary>Reads the one spelling of a name; false for anything else.</summary>
    public static bool TryParse(string text, out ManagedKeyName name)
    {
        name = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !SigningAlgorithmFacts.TryParse(text[..slash], out var algorithm))
        {
            return false;
        }

        var digits = text.AsSpan(slash + 1);
        if (
            SigningAlgorithmFacts.IsHmac(algorithm)
            || digits.Length is 0 or > MostDigits
            || digits[0] == '0'
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
        {
            return false;
        }

        name = new ManagedKeyName(algorithm, number);
        return true;
    }

    /// <summary>The record's key.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{SigningAlgorithmFacts.NameOf(Algorithm)}/{Number}");
}
