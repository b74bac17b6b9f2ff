using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Auth.Core.Secrets;
using Auth.Core.State;

namespace Auth.Core.Tokens.Managed;

/// <summary>Turns keys into records that only a master key opens, and back.</summary>
/// <remarks>
/// Invariant: a record opens only at its own place and unchanged. Place, id, algorithm and times are bound to the sealed key,
/// and the id is made from the opened key and compared, so a writer of the database can remove keys and bring back records
/// that once stood there, and nothing else.
/// </remarks>
internal sealed class ManagedKeyVault(KeySeal seal, SecureRandom random)
{
    private const string Label = "auth.core/signing-key/v1";

    /// <summary>The id of the master key that new records are sealed under.</summary>
    public uint CurrentMasterKeyId => seal.CurrentId;

    /// <summary>Seals a pair under the current master key, with a new nonce and a new version.</summary>
    public ManagedKey Seal(ManagedKeyName name, SigningKey pair, ManagedKeyTimes times)
    {
        var material = KeyPairMaterial.Export(pair);
        try
        {
            var (nonce, ciphertext, tag) = seal.Seal(material, BoundTo(name, pair.KeyId, times));
            var data = DataOf(name, pair.KeyId, times) with
            {
                MasterKeyId = seal.CurrentId,
                Nonce = nonce,
                Ciphertext = ciphertext,
                Tag = tag,
            };
            return new ManagedKey(name, pair, times, seal.CurrentId, Record(name, data));
        }
        finally
        {
            ConstantTime.Clear(material);
        }
    }

    /// <summary>The record that takes a key's place once it is withdrawn: it stays as long as the key would have.</summary>
    public StateRecord Tombstone(ManagedKey key, long now) =>
        Record(key.Name, DataOf(key.Name, key.KeyId, key.Times) with { WithdrawnAt = now });

    /// <summary>Opens a record; null when it is not a key of ours at its own place, unchanged.</summary>
    public ManagedKey? TryOpen(StateRecord record, ManagedKeyName name, SealedKeyData data)
    {
        var isFor = SigningAlgorithmFacts.NameOf(name.Algorithm).Equals(data.Algorithm, StringComparison.Ordinal);
        if (!isFor || data.KeyId is null || !data.Times.AreInOrder)
        {
            return null;
        }

        var material = seal.TryOpen(data, BoundTo(name, data.KeyId, data.Times));
        if (material is null)
        {
            return null;
        }

        try
        {
            // The label has bound the id; comparing it once more costs nothing and needs no trust in the seal.
            return
                KeyPairMaterial.TryImport(material, name.Algorithm) is { } pair
                && string.Equals(pair.KeyId, data.KeyId, StringComparison.Ordinal)
                ? new ManagedKey(name, pair, data.Times, data.MasterKeyId, record)
                : null;
        }
        finally
        {
            ConstantTime.Clear(material);
        }
    }

    private static SealedKeyData DataOf(ManagedKeyName name, string keyId, ManagedKeyTimes times) =>
        new()
        {
            KeyId = keyId,
            Algorithm = SigningAlgorithmFacts.NameOf(name.Algorithm),
            SignFrom = times.SignFrom,
            SignUntil = times.SignUntil,
            VerifyUntil = times.VerifyUntil,
        };

    private StateRecord Record(ManagedKeyName name, SealedKeyData data) =>
        new(
            StateKind.SigningKey,
            name.ToString(),
            owner: string.Empty,
            DateTimeOffset.FromUnixTimeSeconds(data.VerifyUntil),
            random.NewRecordVersion(),
            data.ToPayload()
        );

    // Each part behind its length, so that no two lists of parts are the same bytes.
    private static byte[] BoundTo(ManagedKeyName name, string keyId, ManagedKeyTimes times)
    {
        string[] parts =
        [
            Label,
            SigningAlgorithmFacts.NameOf(name.Algorithm),
            Text(name.Number),
            keyId,
            Text(times.SignFrom),
            Text(times.SignUntil),
            Text(times.VerifyUntil),
        ];
        using var bound = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var bytes in parts.Select(Encoding.UTF8.GetBytes))
        {
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            bound.Write(length);
            bound.Write(bytes);
        }

        return bound.ToArray();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
