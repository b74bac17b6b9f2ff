using Auth.Core.Diagnostics;

namespace Auth.Core.Passwords;

/// <summary>Counts the faults of stored hashes, so that the end of a migration can be read off a dashboard.</summary>
internal sealed class StoredHashFaultCounter(AuthCoreMeter meter) : IStoredHashFaults
{
    public void Report(StoredHashFault fault) =>
        AuthCoreMeter.Count(
            meter.StoredHashFaults,
            "fault",
            fault switch
            {
                StoredHashFault.Unreadable => "unreadable",
                StoredHashFault.TooDear => "too_costly",
                StoredHashFault.UnknownPepper => "unknown_pepper",
                StoredHashFault.PepperRequired => "without_required_pepper",
                StoredHashFault.NotPeppered => "without_pepper",
                _ => "costlier_than_current",
            }
        );
}
