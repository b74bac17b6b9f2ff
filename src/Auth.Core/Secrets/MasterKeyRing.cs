using System.Diagnostics.CodeAnalysis;

namespace Auth.Core.Secrets;

/// <summary>
/// The master keys in force: the first is current and makes, all of them open. A key that is to become current is first
/// added second everywhere, so that every process can open what the first one to promote it makes.
/// </summary>
[SecretType]
internal sealed class MasterKeyRing
{
    private readonly Dictionary<uint, MasterKey> _keys;

    /// <exception cref="ArgumentException">No key, or two with one id.</exception>
    public MasterKeyRing(IReadOnlyList<MasterKey> keys)
    {
        if (FindFault(keys) is { } fault)
        {
            throw new ArgumentException(fault, nameof(keys));
        }

        Current = keys[0];
        _keys = keys.ToDictionary(key => key.Id);
    }

    /// <summary>The key that makes.</summary>
    public MasterKey Current { get; }

    /// <summary>The key of that id, if it is in the ring.</summary>
    public bool TryGet(uint id, [NotNullWhen(true)] out MasterKey? key) => _keys.TryGetValue(id, out key);

    /// <summary>What is wrong with the keys, or null.</summary>
    public static string? FindFault(IReadOnlyList<MasterKey> keys)
    {
        if (keys.Count == 0)
        {
            return "AuthCoreOptions.MasterKeys is empty; it needs at least one key. Add "
                + $"MasterKey.FromEnvironment(), which reads {MasterKey.DefaultVariable}.";
        }

        return keys.DistinctBy(key => key.Id).Count() == keys.Count
            ? null
            : "AuthCoreOptions.MasterKeys has two keys with one id: a key is listed twice. Remove one of them.";
    }

    /// <summary>How many keys there are; never what they are.</summary>
    public override string ToString() => $"MasterKeyRing of {_keys.Count}";
}
