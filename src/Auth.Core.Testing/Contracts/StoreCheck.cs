using System.Security.Cryptography;

namespace Auth.Core.Testing.Contracts;

/// <summary>
/// One sentence of a store's contract, and what proves it. Bound to no test runner: list the checks by their names and run
/// each as a test of its own. Immutable, and safe to run many times.
/// </summary>
/// <typeparam name="TStore">The store's interface.</typeparam>
public sealed class StoreCheck<TStore>
    where TStore : class
{
    private readonly Func<StoreTrial<TStore>, Task> _body;

    internal StoreCheck(string name, Func<StoreTrial<TStore>, Task> body)
    {
        Name = name;
        _body = body;
    }

    /// <summary>The sentence, unique among the checks of its store.</summary>
    public string Name { get; }

    /// <summary>Runs the check. Keys are random, so other data in the store does no harm and none has to be removed.</summary>
    /// <param name="source">The store under test.</param>
    /// <param name="seed">The seed that a failure named, to start its callers in the same order; random by default.</param>
    /// <param name="cancellationToken">Handed to the store's calls.</param>
    /// <exception cref="StoreContractException">The store breaks the sentence.</exception>
    public async Task RunAsync(
        StoreSource<TStore> source,
        int? seed = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        var trial = new StoreTrial<TStore>(
            source,
            Name,
            seed ?? RandomNumberGenerator.GetInt32(int.MaxValue),
            cancellationToken
        );
        try
        {
            await _body(trial).ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsOwn(exception, cancellationToken))
        {
            throw trial.Broken("an answer", $"{exception.GetType().Name}: {exception.Message}", exception);
        }
        finally
        {
            await trial.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The sentence.</summary>
    public override string ToString() => Name;

    private static bool IsOwn(Exception exception, CancellationToken cancellationToken) =>
        exception is StoreContractException
        || (exception is OperationCanceledException && cancellationToken.IsCancellationRequested);
}
