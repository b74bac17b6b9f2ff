using System.Collections.Immutable;

namespace Auth.Core.Tokens.Managed;

/// <summary>What the store held: the keys that are in use, and which names are taken by whatever else.</summary>
/// <param name="Keys">Opened, neither withdrawn nor expired.</param>
/// <param name="Taken">The names of all records.</param>
/// <param name="Unreadable">How many records that should be in use do not open.</param>
internal sealed record ManagedKeyReading(
    ImmutableArray<ManagedKey> Keys,
    ImmutableHashSet<ManagedKeyName> Taken,
    int Unreadable
)
{
    /// <summary>
    /// The first name behind the highest key that opens. Names that a writer of the database has squatted are passed over,
    /// and a huge one among them does not use the numbers up.
    /// </summary>
    public ManagedKeyName NextName(SigningAlgorithm algorithm)
    {
        var highest = Keys.Where(key => key.Name.Algorithm == algorithm).Select(key => key.Name.Number).Append(0).Max();
        var name = new ManagedKeyName(algorithm, highest + 1);
        while (Taken.Contains(name))
        {
            name = name with { Number = name.Number + 1 };
        }

        return name;
    }

    /// <summary>The reading with a key that has just been written.</summary>
    public ManagedKeyReading With(ManagedKey key) => this with { Keys = Keys.Add(key), Taken = Taken.Add(key.Name) };

    /// <summary>The reading without a key; its name stays taken.</summary>
    public ManagedKeyReading Without(ManagedKey key) => this with { Keys = Keys.Remove(key) };
}
