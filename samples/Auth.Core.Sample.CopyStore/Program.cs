// Copies users, sessions and keys from one store to another:
//   dotnet run --project samples/Auth.Core.Sample.CopyStore -- SOURCE TARGET [--resume]
// SOURCE and TARGET are a file of SQLite or a connection string of PostgreSQL. Stop the service first.
using Auth.Core.EntityFrameworkCore.Copy;
using Microsoft.Extensions.DependencyInjection;

if (args is not [var from, var to, ..] || args.Skip(2).Any(arg => arg is not "--resume"))
{
    Console.Error.WriteLine(
        "Usage: SOURCE TARGET [--resume], each a file of SQLite or a connection string of PostgreSQL."
    );
    return 2;
}

if (!from.Contains('=') && !File.Exists(from))
{
    Console.Error.WriteLine($"There is no file {from}.");
    return 2;
}

await using var source = Open(from);
await using var target = Open(to);
var mostMemory = 0L;
try
{
    var report = await AuthCoreStoreCopy.RunAsync(source, target, args.Contains("--resume"), Show);
    Console.WriteLine($"Copied {report}; at most {mostMemory >> 20} MiB of managed memory.");
    return 0;
}
catch (Exception fault) when (fault is InvalidOperationException or Auth.Core.Users.StoreUnavailableException)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}

void Show(AuthCoreStoreCopyProgress progress)
{
    mostMemory = Math.Max(mostMemory, GC.GetTotalMemory(forceFullCollection: false));
    if (progress.Done % 50_000 == 0 || progress.Done == progress.Total)
    {
        Console.WriteLine(progress);
    }
}

static ServiceProvider Open(string place)
{
    var services = new ServiceCollection();
    var auth = services.AddAuthCore(_ => { });
    _ = place.Contains('=')
        ? auth.UsePostgreSql(place, options => options.Timeout = TimeSpan.FromMinutes(1))
        : auth.UseSqlite(place, options => options.Timeout = TimeSpan.FromMinutes(1));
    return services.BuildServiceProvider();
}
