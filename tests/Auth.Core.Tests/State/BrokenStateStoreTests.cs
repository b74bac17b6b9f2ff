using Auth.Core.State;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.State;

/// <summary>The checks are worth something: each of these broken stores fails those that are named for its fault.</summary>
public class BrokenStateStoreTests
{
    [Fact]
    public async Task A_lost_update_is_found() =>
        (await FailuresAsync(() => new LostUpdate()))
            .Should()
            .Contain(["replace if unchanged", "one of 20 replaces", "no update of 20 writers is lost"]);

    [Fact]
    public async Task A_read_before_the_write_instead_of_one_statement_is_found() =>
        (await FailuresAsync(() => new DoubleAdd())).Should().Contain(["one of 20 adds", "one of 200 adds"]);

    [Fact]
    public async Task A_stale_read_is_found() =>
        (await FailuresAsync(() => new StaleRead())).Should().Contain("a read after a write sees it");

    [Fact]
    public async Task A_replace_that_adds_is_found() =>
        (await FailuresAsync(() => new Upsert())).Should().Contain("replace never adds");

    [Fact]
    public async Task A_sweep_that_ignores_the_cutoff_is_found() =>
        (await FailuresAsync(() => new EagerSweep()))
            .Should()
            .Contain([
                "remove expired, before the cutoff alone and in batches",
                "remove expired keeps a renewed record",
            ]);

    [Fact]
    public async Task Case_folding_is_found() =>
        (await FailuresAsync(() => new CaseFolding())).Should().Contain("keys are compared by bytes");

    [Fact]
    public async Task A_swallowed_cancellation_is_found() =>
        (await FailuresAsync(() => new Uncancellable())).Should().Contain("a cancelled call changes nothing");

    private static async Task<List<string>> FailuresAsync(Func<IStateStore> create)
    {
        var failures = new List<string>();
        foreach (var (name, check) in StateStoreChecks.All)
        {
            try
            {
                await check(create());
            }
            catch (Exception)
            {
                failures.Add(name);
            }
        }

        return failures;
    }

    private static InMemoryStateStore Sound() => new();

    private sealed class LostUpdate() : DelegatingStateStore(Sound())
    {
        public override async ValueTask<StateWrite> ReplaceAsync(
            StateRecord next,
            long expectedVersion,
            CancellationToken cancellationToken
        )
        {
            await FairYield.Once();
            var present = await FindAsync(next.Kind, next.Key, cancellationToken);
            return present is null
                ? StateWrite.Changed
                : await base.ReplaceAsync(next, present.Version, cancellationToken);
        }
    }

    private sealed class DoubleAdd() : DelegatingStateStore(Sound())
    {
        public override async ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken)
        {
            if (await FindAsync(record.Kind, record.Key, cancellationToken) is not null)
            {
                return StateWrite.Exists;
            }

            await FairYield.Once();
            await base.AddAsync(record, cancellationToken);
            return StateWrite.Done;
        }
    }

    private sealed class StaleRead() : DelegatingStateStore(Sound())
    {
        private readonly Dictionary<string, StateRecord?> _read = new(StringComparer.Ordinal);

        public override async ValueTask<StateRecord?> FindAsync(
            StateKind kind,
            string key,
            CancellationToken cancellationToken
        )
        {
            var fresh = await base.FindAsync(kind, key, cancellationToken);
            lock (_read)
            {
                var stale = _read.GetValueOrDefault(key, fresh);
                _read[key] = fresh;
                return stale;
            }
        }
    }

    private sealed class Upsert() : DelegatingStateStore(Sound())
    {
        public override async ValueTask<StateWrite> ReplaceAsync(
            StateRecord next,
            long expectedVersion,
            CancellationToken cancellationToken
        ) =>
            await FindAsync(next.Kind, next.Key, cancellationToken) is null
                ? await AddAsync(next, cancellationToken)
                : await base.ReplaceAsync(next, expectedVersion, cancellationToken);
    }

    private sealed class EagerSweep() : DelegatingStateStore(Sound())
    {
        public override ValueTask<int> RemoveExpiredAsync(
            StateKind kind,
            DateTimeOffset cutoff,
            int batch,
            CancellationToken cancellationToken
        ) => base.RemoveExpiredAsync(kind, cutoff.AddHours(2), batch, cancellationToken);
    }

    private sealed class CaseFolding() : DelegatingStateStore(Sound())
    {
        public override ValueTask<StateRecord?> FindAsync(
            StateKind kind,
            string key,
            CancellationToken cancellationToken
        ) => base.FindAsync(kind, string.Equals(key, "key", StringComparison.Ordinal) ? "Key" : key, cancellationToken);
    }

    private sealed class Uncancellable() : DelegatingStateStore(Sound())
    {
        public override ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken) =>
            base.AddAsync(record, CancellationToken.None);
    }
}
