using Auth.Core.State;
using Auth.Core.Users;

namespace Auth.Core.Testing.Interleavings;

/// <summary>
/// Runs a story of two use cases once for every order in which their store calls can come, so that a race is not met by
/// luck but each of its outcomes is met once. Two use cases of 6 calls each have 924 orders.
/// </summary>
/// <remarks>
/// The search goes depth first: each run repeats the calls of the run before up to the last place where the other use case
/// could still go first. So a story must make the same calls when it is run in the same order.
/// </remarks>
public static class AllInterleavings
{
    /// <summary>The most orders of a story unless said otherwise: 100,000, a minute or so over memory stores.</summary>
    public const int DefaultMost = 100_000;

    /// <summary>Runs the story in every order.</summary>
    /// <param name="story">
    /// Sets the stage over the stores it is given, calls <see cref="SchedulingStores.InterleaveAsync"/> once, and asserts.
    /// </param>
    /// <param name="users">Makes the user store of one run; a new memory store by default.</param>
    /// <param name="state">Makes the state store of one run; a new memory store by default.</param>
    /// <param name="most">The most orders, at least 1; more are an exception, so that nothing is left out in silence.</param>
    /// <param name="cancellationToken">Honoured between runs.</param>
    /// <returns>How many orders there are.</returns>
    /// <exception cref="InterleavingException">The story failed; the exception names the order, for <see cref="ReplayAsync"/>.</exception>
    public static async Task<InterleavingReport> RunAsync(
        Func<SchedulingStores, Task> story,
        Func<IUserStore>? users = null,
        Func<IStateStore>? state = null,
        int most = DefaultMost,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var tree = new ScheduleTree();
        var orders = 0;
        var longest = 0;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (orders == most)
            {
                throw new InterleavingException(
                    $"There are more than {most} orders; allow more, or tell a shorter story."
                );
            }

            tree.Restart();
            longest = Math.Max(longest, await OneAsync(story, tree.Choose, users, state).ConfigureAwait(false));
            orders++;
        } while (tree.Advance());

        return new InterleavingReport(orders, longest);
    }

    /// <summary>Runs the story in orders drawn at random, where there are too many for all of them.</summary>
    /// <param name="story">As for <see cref="RunAsync"/>.</param>
    /// <param name="runs">How many orders to draw, at least 1; one may come twice.</param>
    /// <param name="seed">Decides the orders: equal seeds draw equal ones.</param>
    /// <param name="users">Makes the user store of one run; a new memory store by default.</param>
    /// <param name="state">Makes the state store of one run; a new memory store by default.</param>
    /// <param name="cancellationToken">Honoured between runs.</param>
    /// <returns>How many runs there were.</returns>
    /// <exception cref="InterleavingException">The story failed; the exception names the order.</exception>
    public static async Task<InterleavingReport> SampleAsync(
        Func<SchedulingStores, Task> story,
        int runs,
        int seed,
        Func<IUserStore>? users = null,
        Func<IStateStore>? state = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        var draw = new ScheduleDraw(seed);
        var longest = 0;
        for (var run = 0; run < runs; run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            longest = Math.Max(longest, await OneAsync(story, draw.Choose, users, state).ConfigureAwait(false));
        }

        return new InterleavingReport(runs, longest);
    }

    /// <summary>Runs the story in one order.</summary>
    /// <param name="story">As for <see cref="RunAsync"/>.</param>
    /// <param name="schedule">Whose call comes next, such as <c>11212</c>: <see cref="InterleavingException.Schedule"/>.</param>
    /// <param name="users">Makes the user store; a new memory store by default.</param>
    /// <param name="state">Makes the state store; a new memory store by default.</param>
    /// <param name="cancellationToken">Honoured before the run.</param>
    /// <exception cref="InterleavingException">The story failed, or cannot be run in this order.</exception>
    public static async Task ReplayAsync(
        Func<SchedulingStores, Task> story,
        string schedule,
        Func<IUserStore>? users = null,
        Func<IStateStore>? state = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(schedule);
        cancellationToken.ThrowIfCancellationRequested();
        var script = new ScheduleScript(schedule);
        await OneAsync(story, script.Choose, users, state).ConfigureAwait(false);
    }

    private static async Task<int> OneAsync(
        Func<SchedulingStores, Task> story,
        Func<IReadOnlyList<Party>, Party> choose,
        Func<IUserStore>? users,
        Func<IStateStore>? state
    )
    {
        var stores = new SchedulingStores(
            users?.Invoke() ?? new InMemoryUserStore(),
            state?.Invoke() ?? new InMemoryStateStore(),
            choose
        );
        try
        {
            await story(stores).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not InterleavingException)
        {
            throw new InterleavingException(stores.Schedule, stores.Calls, exception);
        }

        return stores.Schedule.Length;
    }
}
