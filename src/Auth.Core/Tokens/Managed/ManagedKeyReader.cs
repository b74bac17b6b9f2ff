using System.Collections.Immutable;
using Auth.Core.Secrets;
using Auth.Core.State;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Tokens.Managed;

/// <summary>
/// Reads the records and opens what is new in them. Called by one caller at a time; remembers what it opened and which keys
/// it has seen withdrawn.
/// </summary>
internal sealed partial class ManagedKeyReader(
    ManagedKeyStorage storage,
    ManagedKeyVault vault,
    TimeProvider clock,
    ILogger<ManagedKeyReader> logger
)
{
    // Withdrawn in this process's sight: a copy of the sealed record that a writer puts back is not believed.
    private readonly HashSet<string> _withdrawn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _warned = new(StringComparer.Ordinal);
    private ImmutableArray<ManagedKey> _opened = [];

    /// <summary>Reads all records.</summary>
    /// <param name="failOnUnreadable">True at start: a record that does not open throws instead of being passed over.</param>
    /// <param name="cancellationToken">Handed to the store.</param>
    /// <exception cref="InvalidOperationException">At start, a record does not open.</exception>
    public async Task<ManagedKeyReading> ReadAsync(bool failOnUnreadable, CancellationToken cancellationToken)
    {
        var records = await storage.ReadAsync(cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var keys = ImmutableArray.CreateBuilder<ManagedKey>();
        var taken = ImmutableHashSet.CreateBuilder<ManagedKeyName>();
        var unreadable = 0;
        foreach (var record in records)
        {
            if (ManagedKeyName.TryParse(record.Key, out var name))
            {
                taken.Add(name);
            }

            var data = SealedKeyData.TryRead(record.Payload.Span);
            if (data is { Times.AreInOrder: true } && data.VerifyUntil < now)
            {
                // Nobody may use it, whatever it holds; the master key that it needs may be gone long since.
                continue;
            }

            if (data?.WithdrawnAt is not null)
            {
                _withdrawn.Add(record.Key);
            }
            else if (data is not null && Open(record, name, data) is { } key)
            {
                keys.Add(key);
            }
            else
            {
                unreadable++;
                Report(record, data?.MasterKeyId, failOnUnreadable);
            }
        }

        _opened = keys.ToImmutable();
        return new ManagedKeyReading(_opened, taken.ToImmutable(), unreadable);
    }

    /// <summary>Remembers a withdrawal that this process has just written.</summary>
    public void Forget(ManagedKey key) => _withdrawn.Add(key.Record.Key);

    // A key that is open already stays as it is: its providers are warm, and opening RSA keys takes long.
    private ManagedKey? Open(StateRecord record, ManagedKeyName name, SealedKeyData data) =>
        name.Number == 0 || _withdrawn.Contains(record.Key)
            ? null
            : _opened.FirstOrDefault(key => key.Name == name && IsSame(key.Record, record))
                ?? vault.TryOpen(record, name, data);

    private static bool IsSame(StateRecord one, StateRecord other) =>
        one.Version == other.Version && ConstantTime.AreEqual(one.Payload.Span, other.Payload.Span);

    private void Report(StateRecord record, uint? masterKeyId, bool isStart)
    {
        var masterKey = masterKeyId?.ToString("x8", System.Globalization.CultureInfo.InvariantCulture) ?? "none";
        if (isStart)
        {
            throw new InvalidOperationException(
                $"The managed signing key {record.Key} in the state store does not open with any of AuthCoreOptions.MasterKeys; "
                    + $"it names the master key {masterKey}. Add that key to the list, behind the current one. If it is lost or "
                    + $"the record was tampered with, remove the record signing-key {record.Key}: its tokens end, and a new key "
                    + "is made."
            );
        }

        if (!_warned.TryGetValue(record.Key, out var version) || version != record.Version)
        {
            _warned[record.Key] = record.Version;
            LogUnreadable(record.Key, masterKey);
        }
    }

    [LoggerMessage(
        EventId = 4001,
        Level = LogLevel.Warning,
        Message = "The managed signing key {Record} does not open and is not used; it names the master key {MasterKey}. It was tampered with, brought back after a withdrawal, or sealed under a master key that is not in AuthCoreOptions.MasterKeys."
    )]
    private partial void LogUnreadable(string record, string masterKey);
}
