namespace Auth.Core.State;

/// <summary>The records of one kind in memory: what <see cref="IStateStore"/> asks for, within a kind and at once.</summary>
internal interface IStateTable
{
    StateWrite Add(StateRecord record);

    StateRecord? Find(string key);

    StateWrite Replace(StateRecord next, long expectedVersion);

    StateWrite Remove(string key, long expectedVersion);

    IReadOnlyList<StateRecord> FindByOwner(string owner, string afterKey, int limit);

    int RemoveByOwner(string owner);

    int RemoveExpired(DateTimeOffset cutoff, int batch);
}
