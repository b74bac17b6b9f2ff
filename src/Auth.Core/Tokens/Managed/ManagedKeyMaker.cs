using Auth.Core.Diagnostics;
using Auth.Core.State;

namespace Auth.Core.Tokens.Managed;

/// <summary>
/// Makes the keys that are due. Of any number of processes that find the same key due, the one whose record is added first
/// has made it; the others read again and take that.
/// </summary>
internal sealed class ManagedKeyMaker(
    ManagedKeyReader reader,
    ManagedKeyStorage storage,
    ManagedKeyVault vault,
    ManagedKeySchedule schedule,
    TimeProvider clock,
    Observer observer
)
{
    // Every failed try means that another process has made a key; the second reading settles almost all.
    private const int MostTries = 16;

    /// <summary>The reading with whatever key was due, made here or elsewhere.</summary>
    /// <param name="reading">What the store held a moment ago.</param>
    /// <param name="except">A key that is about to be withdrawn, and counts no more.</param>
    public async Task<ManagedKeyReading> CompleteAsync(ManagedKeyReading reading, ManagedKey? except = null)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var others = reading.Keys.Where(key => !string.Equals(key.KeyId, except?.KeyId, StringComparison.Ordinal));
            if (schedule.Due([.. others], clock.GetUtcNow().ToUnixTimeSeconds()) is not { } times)
            {
                return reading;
            }

            var name = reading.NextName(schedule.Algorithm);
            var key = vault.Seal(name, KeyPairMaterial.Create(schedule.Algorithm), times);
            switch (await storage.AddAsync(key.Record).ConfigureAwait(false))
            {
                case StateWrite.Done:
                    observer.Report(SigningKeyEvents.Made, new Observation().OfSigningKey(key.KeyId));
                    return reading.With(key);
                case StateWrite.Exists:
                    reading = await reader
                        .ReadAsync(failOnUnreadable: false, CancellationToken.None)
                        .ConfigureAwait(false);
                    break;
                default:
                    throw new InvalidOperationException(
                        "The state store takes no more signing keys. Remove expired records of the kind signing-key; the sweeper "
                            + "does that under a host unless AuthCoreOptions.Sessions.SweepExpired is false."
                    );
            }
        }

        throw new InvalidOperationException(
            $"The state store has {MostTries} times refused a new signing key as present and not shown it. It must be read where it "
                + "is written, and not from a replica."
        );
    }
}
