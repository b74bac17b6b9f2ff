using Auth.Core.State;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.State;

/// <summary>The checks of <see cref="StateStoreChecks"/> with many callers at once.</summary>
internal static class StateStoreRaces
{
    public static async Task OneAdds(IStateStore store, int callers)
    {
        var writes = await AtOnce.RunAsync(
            callers,
            async i => await store.AddAsync(StateStoreChecks.Record("k", version: i + 1), default)
        );

        var winner = Array.IndexOf(writes, StateWrite.Done);
        writes.Count(write => write == StateWrite.Done).Should().Be(1);
        writes.Count(write => write == StateWrite.Exists).Should().Be(callers - 1);
        (await store.FindAsync(StateKind.Session, "k", default))!.Version.Should().Be(winner + 1);
    }

    public static async Task OneReplaces(IStateStore store, int callers)
    {
        await store.AddAsync(StateStoreChecks.Record("k", version: 1), default);

        var writes = await AtOnce.RunAsync(
            callers,
            async i => await store.ReplaceAsync(StateStoreChecks.Record("k", version: i + 2), 1, default)
        );

        var winner = Array.IndexOf(writes, StateWrite.Done);
        writes.Count(write => write == StateWrite.Done).Should().Be(1);
        (await store.FindAsync(StateKind.Session, "k", default))!.Version.Should().Be(winner + 2);
    }

    public static async Task OneRemoves(IStateStore store, int callers)
    {
        await store.AddAsync(StateStoreChecks.Record("k", version: 1), default);

        var writes = await AtOnce.RunAsync(
            callers,
            async _ => await store.RemoveAsync(StateKind.Session, "k", 1, default)
        );

        writes.Count(write => write == StateWrite.Done).Should().Be(1);
    }

    public static async Task NothingIsLost(IStateStore store, int writers)
    {
        await store.AddAsync(StateStoreChecks.Record("k", version: 1), default);
        var versions = 1L;

        await AtOnce.RunAsync(
            writers,
            async _ =>
            {
                while (true)
                {
                    var present = (await store.FindAsync(StateKind.Session, "k", default))!;
                    byte[] counted = [(byte)(present.Payload.Span[0] + 1)];
                    var next = new StateRecord(
                        StateKind.Session,
                        "k",
                        "o",
                        DateTimeOffset.UnixEpoch,
                        Interlocked.Increment(ref versions),
                        counted
                    );
                    if (await store.ReplaceAsync(next, present.Version, default) == StateWrite.Done)
                    {
                        return true;
                    }
                }
            }
        );

        (await store.FindAsync(StateKind.Session, "k", default))!.Payload.Span[0].Should().Be((byte)writers);
    }
}
