namespace Auth.Core.Testing.Contracts;

/// <summary>
/// Where the checks get the store under test from. Asked once for a check's own calls and once for each of its
/// simultaneous callers, so that a store over a connection of its own, such as a scoped <c>DbContext</c>, is raced as it
/// will be used.
/// </summary>
/// <typeparam name="TStore">The store's interface.</typeparam>
public sealed class StoreSource<TStore>
    where TStore : class
{
    private readonly Func<TStore> _open;
    private readonly Func<TStore, ValueTask>? _close;

    /// <summary>Makes a source.</summary>
    /// <param name="open">
    /// Answers one and the same store where it is safe to call from many threads, or each time another one over the same
    /// data. Called from many threads at once.
    /// </param>
    /// <param name="close">Called once for each store that was opened, at the end of the check; nothing by default.</param>
    public StoreSource(Func<TStore> open, Func<TStore, ValueTask>? close = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        _open = open;
        _close = close;
    }

    internal TStore Open() => _open();

    internal ValueTask CloseAsync(TStore store) => _close?.Invoke(store) ?? default;
}
