using Auth.Core.State;

namespace Auth.Core.Tokens.Managed;

/// <summary>
/// Seals every key in use under the current master key again, each by one conditional write. A crash between leaves some
/// keys under the old one, which still opens them; call again.
/// </summary>
internal sealed class ResealManagedKeys(
    ManagedKeyRing ring,
    ManagedKeyReader reader,
    ManagedKeyStorage storage,
    ManagedKeyVault vault,
    TimeProvider clock
)
{
    public async Task<ResealReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        var resealed = 0;
        var before = await reader.ReadAsync(failOnUnreadable: false, cancellationToken).ConfigureAwait(false);
        foreach (var key in before.Keys.Where(key => key.MasterKeyId != vault.CurrentMasterKeyId))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = vault.Seal(key.Name, key.Pair, key.Times);
            var write = await storage.ReplaceAsync(next.Record, key.Record.Version).ConfigureAwait(false);

            // Changed: another process was first, or the key has been withdrawn. What is left shows below.
            resealed += write == StateWrite.Done ? 1 : 0;
        }

        var readAt = clock.GetTimestamp();
        var after = await reader.ReadAsync(failOnUnreadable: false, cancellationToken).ConfigureAwait(false);
        ring.Install(after.Keys, readAt);
        return new ResealReport(
            resealed,
            after.Keys.Count(key => key.MasterKeyId != vault.CurrentMasterKeyId) + after.Unreadable
        );
    }
}
