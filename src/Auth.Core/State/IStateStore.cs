namespace Auth.Core.State;

/// <summary>
/// Where the library keeps its own small records: sessions and managed keys now, other kinds later without a change
/// here. A host may leave it alone; the memory store is the default. Safe to call from many threads and processes.
/// </summary>
/// <remarks>
/// <para>
/// Each method is one statement on any database; there is no transaction over several calls. The conditional update is
/// the only arbiter: of simultaneous calls with one expected version at most one is <see cref="StateWrite.Done"/>.
/// </para>
/// <para>
/// The library makes every version and hands the store the expected one and the next one; the store compares and writes.
/// Versions never repeat for a key, so a row that carries the next version after a lost reply was written by that call.
/// A call that throws or is cancelled has made its whole change or none.
/// </para>
/// <para>
/// Kind, key and owner are columns of their own, compared as bytes. Records that have expired are still found: the
/// reader judges, because clocks differ.
/// </para>
/// <para>
/// Every value comes back as it was given: payloads byte for byte, times in UTC to 100 nanoseconds, versions to 63 bits. A
/// read that begins after a write was answered sees it. A refused write changes nothing. A call whose token is cancelled
/// before it begins throws and changes nothing; a failing database is an exception, never an answer.
/// </para>
/// <para>Each sentence here is a check of <c>StateStoreContract</c> in the package <c>Auth.Core.Testing</c>.</para>
/// </remarks>
public interface IStateStore
{
    /// <summary>Adds the record if there is none with its kind and key.</summary>
    /// <returns><see cref="StateWrite.Done"/>, <see cref="StateWrite.Exists"/>, or <see cref="StateWrite.Full"/>.</returns>
    ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken);

    /// <summary>The record as last written, expired or not, or null.</summary>
    ValueTask<StateRecord?> FindAsync(StateKind kind, string key, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces owner, expiry, version and payload of the record with the same kind and key if it still has the expected
    /// version. A missing record is <see cref="StateWrite.Changed"/> and is never added again, not even at the moment of its
    /// removal.
    /// </summary>
    ValueTask<StateWrite> ReplaceAsync(StateRecord next, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>
    /// Removes the record if it still has the expected version; <see cref="StateWrite.Changed"/> when it has another or
    /// is gone.
    /// </summary>
    ValueTask<StateWrite> RemoveAsync(
        StateKind kind,
        string key,
        long expectedVersion,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// The records of an owner in ascending order of their keys' bytes, beginning behind <paramref name="afterKey"/>; a
    /// page that is not full is the last one. An empty owner finds the records that nobody owns.
    /// </summary>
    /// <param name="kind">The kind.</param>
    /// <param name="owner">The owner, exactly.</param>
    /// <param name="afterKey">The last key of the page before, or empty for the first page.</param>
    /// <param name="limit">The most records to return, 1 to 1,000.</param>
    /// <param name="cancellationToken">Honoured before the statement.</param>
    ValueTask<IReadOnlyList<StateRecord>> FindByOwnerAsync(
        StateKind kind,
        string owner,
        string afterKey,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Removes all records of an owner, whatever their versions; how many there were.</summary>
    ValueTask<int> RemoveByOwnerAsync(StateKind kind, string owner, CancellationToken cancellationToken);

    /// <summary>
    /// Removes records whose <see cref="StateRecord.ExpiresAt"/> is before the cutoff, at most a batch, in one
    /// conditional delete that repeats the comparison; how many there were. A record renewed meanwhile stays.
    /// </summary>
    ValueTask<int> RemoveExpiredAsync(
        StateKind kind,
        DateTimeOffset cutoff,
        int batch,
        CancellationToken cancellationToken
    );
}
