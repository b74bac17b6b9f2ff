namespace Auth.Core.State;

/// <summary>What became of a write to an <see cref="IStateStore"/>. Whatever is not <see cref="Done"/> changed nothing.</summary>
public enum StateWrite
{
    /// <summary>The write was made and is durable as far as the store is.</summary>
    Done = 0,

    /// <summary>An add found a record with the same kind and key.</summary>
    Exists,

    /// <summary>A replace or remove found another version, or no record at all.</summary>
    Changed,

    /// <summary>The store has reached its bound for this kind and keeps what it has.</summary>
    Full,
}
