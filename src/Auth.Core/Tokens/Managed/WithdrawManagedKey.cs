using Auth.Core.State;

namespace Auth.Core.Tokens.Managed;

/// <summary>
/// Takes a key out of use at once and for good: its record becomes a tombstone, so that adding it again fails.
/// </summary>
/// <remarks>
/// Where nothing else could sign, the new key is written first: no process ever sees a ring without a signer, and a crash
/// between the two writes leaves the key in use and one key too many. Call again.
/// </remarks>
internal sealed class WithdrawManagedKey(
    ManagedKeyRing ring,
    ManagedKeyReader reader,
    ManagedKeyMaker maker,
    ManagedKeyStorage storage,
    ManagedKeyVault vault,
    TimeProvider clock
)
{
    private const int MostTries = 16;

    /// <summary>True when this call has withdrawn the key; false when no key in use has the id.</summary>
    public async Task<bool> ExecuteAsync(string keyId, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var readAt = clock.GetTimestamp();
            var reading = await reader.ReadAsync(failOnUnreadable: false, cancellationToken).ConfigureAwait(false);
            var key = reading.Keys.FirstOrDefault(key => string.Equals(key.KeyId, keyId, StringComparison.Ordinal));
            if (key is null)
            {
                ring.Install((await maker.CompleteAsync(reading).ConfigureAwait(false)).Keys, readAt);
                return false;
            }

            reading = await maker.CompleteAsync(reading, except: key).ConfigureAwait(false);
            var tombstone = vault.Tombstone(key, clock.GetUtcNow().ToUnixTimeSeconds());
            if (await storage.ReplaceAsync(tombstone, key.Record.Version).ConfigureAwait(false) == StateWrite.Done)
            {
                reader.Forget(key);
                ring.Install(reading.Without(key).Keys, readAt);
                return true;
            }
        }

        throw new InvalidOperationException(
            $"The record of the signing key has changed {MostTries} times while it was being withdrawn. Call again."
        );
    }
}
