using System.Globalization;

namespace Auth.Core.Benchmarks.Quick.Storage;

/// <summary>What a table of many users costs: <c>storage [USERS [CONNECTION STRING OF POSTGRESQL]]</c>.</summary>
internal static class StorageRun
{
    public const string Argument = "storage";

    private const int Few = 1000;
    private const int ManyByDefault = 100_000;
    private const double Reach = 2;

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var many = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : ManyByDefault;
        var folder = Directory.CreateTempSubdirectory("auth-core-figures-").FullName;
        try
        {
            await output.WriteLineAsync("| figure | reach | measured |");
            await output.WriteLineAsync("|---|---|---|");
            var isReached = await MeasureAsync(
                "SQLite",
                UserTable.OfSqlite(Path.Combine(folder, "few.db")),
                UserTable.OfSqlite(Path.Combine(folder, "many.db")),
                many,
                output
            );
            if (args.Length > 1)
            {
                isReached &= await MeasureAsync(
                    "PostgreSQL",
                    UserTable.OfPostgreSql(args[1], "auth_core_few"),
                    UserTable.OfPostgreSql(args[1], "auth_core_many"),
                    many,
                    output
                );
            }

            return isReached ? 0 : 1;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> MeasureAsync(
        string database,
        UserTable few,
        UserTable many,
        int count,
        TextWriter output
    )
    {
        await using (few)
        {
            await using (many)
            {
                await few.FillAsync(Few);
                var loading = await many.FillAsync(count);
                await output.WriteLineAsync(
                    Line(
                        $"| {database}: {count:N0} users made by the database | under 2 minutes | {loading.TotalSeconds:0.0} s |"
                    )
                );
                var byName = await LookUps.RatioAsync(few.FindByNameAsync, Few, many.FindByNameAsync, count);
                var byId = await LookUps.RatioAsync(few.FindByIdAsync, Few, many.FindByIdAsync, count);
                await output.WriteLineAsync(
                    Line($"| {database}: find by name, p50 at {count:N0} / at 1,000 | 2 | {byName} |")
                );
                await output.WriteLineAsync(
                    Line($"| {database}: find by id, p50 at {count:N0} / at 1,000 | 2 | {byId} |")
                );
                return byName.Value <= Reach && byId.Value <= Reach;
            }
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
