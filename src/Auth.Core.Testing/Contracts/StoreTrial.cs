using System.Collections.Concurrent;
using System.Globalization;
using Auth.Core.Secrets;

namespace Auth.Core.Testing.Contracts;

/// <summary>One run of one check: the stores it opened, keys that nobody else has, and what it expects.</summary>
internal sealed class StoreTrial<TStore>(
    StoreSource<TStore> source,
    string sentence,
    int seed,
    CancellationToken cancellationToken
)
    where TStore : class
{
    private const int StackBytes = 256 * 1024;

    private readonly ConcurrentBag<TStore> _opened = [];
    private TStore? _store;
    private bool _isRace;

    /// <summary>The store for the calls that come one after the other.</summary>
    public TStore Store => _store ??= Open();

    /// <summary>The caller's token.</summary>
    public CancellationToken Cancel { get; } = cancellationToken;

    /// <summary>Part of every key and name of this run: 16 characters of <c>0-9 a-f</c>, equal in upper case to no other.</summary>
    public string Token { get; } = SecureRandom.System.NewRecordVersion().ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>A version that no other write has.</summary>
    public static long NewVersion() => SecureRandom.System.NewRecordVersion();

    /// <summary>Fails unless two values are equal.</summary>
    public void Equal<T>(T expected, T found, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
        {
            throw Broken($"{what}: {Text(expected)}", Text(found));
        }
    }

    /// <summary>Fails unless something holds.</summary>
    public void Holds(bool holds, string expected, string found)
    {
        if (!holds)
        {
            throw Broken(expected, found);
        }
    }

    /// <summary>Fails unless the call throws what a cancelled call throws.</summary>
    public async Task CancelsAsync(string what, Func<CancellationToken, Task> call)
    {
        try
        {
            await call(new CancellationToken(canceled: true)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        throw Broken($"OperationCanceledException from a cancelled {what}", "an answer");
    }

    /// <summary>Fails unless the call throws, whatever it throws.</summary>
    public async Task ThrowsAsync(string what, Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Which exception it is, is the driver's business.
        catch (Exception)
#pragma warning restore CA1031
        {
            return;
        }

        throw Broken($"an exception from {what}", "an answer");
    }

    /// <summary>
    /// Lets callers call at one moment, each on a thread and with a store of its own, behind one barrier. The seed decides
    /// how far behind the barrier each begins.
    /// </summary>
    public async Task<T[]> AtOnceAsync<T>(int callers, Func<TStore, int, Task<T>> work)
    {
        _isRace = true;
        var results = new T[callers];
        var failures = new ConcurrentQueue<Exception>();
        using var barrier = new Barrier(callers);
        var ended = Enumerable.Range(0, callers).Select(i => OnThreadAsync(() => Call(i))).ToArray();
        await Task.WhenAll(ended).ConfigureAwait(false);
        return failures.TryDequeue(out var failure)
            ? throw Broken($"{callers} answers", $"{failure.GetType().Name}: {failure.Message}", failure)
            : results;

        void Call(int i)
        {
            TStore? store = null;
            try
            {
                store = Open();
            }
#pragma warning disable CA1031 // A thread that threw would take the process with it.
            catch (Exception exception)
            {
                failures.Enqueue(exception);
            }

            barrier.SignalAndWait();
            try
            {
                Thread.SpinWait(Lag(i));
                if (store is not null)
                {
                    results[i] = work(store, i).GetAwaiter().GetResult();
                }
            }
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failures.Enqueue(exception);
            }
        }
    }

    /// <summary>The exception for this check.</summary>
    public StoreContractException Broken(string expected, string found, Exception? inner = null) =>
        new(sentence, expected, found, _isRace ? seed : null, inner);

    /// <summary>Closes every store that was opened.</summary>
    public async Task CloseAsync()
    {
        foreach (var store in _opened)
        {
            await source.CloseAsync(store).ConfigureAwait(false);
        }
    }

    private TStore Open()
    {
        var store = source.Open();
        _opened.Add(store);
        return store;
    }

    // SplitMix64 (Steele, Lea, Flood 2014), one step: up to 64 spins, a microsecond or so.
    private int Lag(int caller)
    {
        unchecked
        {
            var x = ((ulong)(uint)seed << 32) + ((ulong)caller * 0x9E3779B97F4A7C15);
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            return (int)((x ^ (x >> 31)) % 65);
        }
    }

    private static Task OnThreadAsync(Action work)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                work();
                ended.SetResult();
            },
            StackBytes
        )
        {
            IsBackground = true,
        };
        thread.Start();
        return ended.Task;
    }

    private static string Text<T>(T value) =>
        value switch
        {
            null => "nothing",
            string text => $"\"{text}\"",
            DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? string.Empty,
        };
}
