using Auth.Core.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore;

namespace Auth.Core.EntityFrameworkCore.Copy;

/// <summary>Copies the rows of one slice, a batch at a time.</summary>
/// <param name="slice">The rows.</param>
/// <param name="from">Where they are.</param>
/// <param name="to">Where they shall be.</param>
/// <param name="resume">Whether some of them may be there.</param>
internal sealed class TableCopy<TRow>(TableSlice<TRow> slice, StoreCalls from, StoreCalls to, bool resume)
    where TRow : class
{
    // Half a megabyte of the largest rows, and one flush of the disk for so many.
    private const int Batch = 1000;

    /// <summary>Copies; each batch is told of when it is written.</summary>
    public async Task RunAsync(Action<int> written, CancellationToken cancellationToken)
    {
        var after = string.Empty;
        while (true)
        {
            var rows = await from.ReadAsync(
                    (context, token) => slice.After(context, after).Take(Batch).ToListAsync(token),
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (rows.Count == 0)
            {
                return;
            }

            var last = slice.KeyOf(rows[^1]);
            await WriteAsync(rows, after, last, cancellationToken).ConfigureAwait(false);
            written(rows.Count);
            after = last;
        }
    }

    // One transaction; after a lost reply it is all there or nothing of it, and is asked for.
    private ValueTask<int> WriteAsync(
        List<TRow> rows,
        string after,
        string last,
        CancellationToken cancellationToken
    ) =>
        to.WriteAsync(
            async (context, mayBeMade, token) =>
            {
                var missing = rows;
                if (resume || mayBeMade)
                {
                    var present = await slice
                        .KeysBetween(context, after, last)
                        .ToHashSetAsync(StringComparer.Ordinal, token)
                        .ConfigureAwait(false);
                    missing = [.. rows.Where(row => !present.Contains(slice.KeyOf(row)))];
                }

                context.AddRange(missing);
                return await context.SaveChangesAsync(token).ConfigureAwait(false);
            },
            cancellationToken
        );
}
