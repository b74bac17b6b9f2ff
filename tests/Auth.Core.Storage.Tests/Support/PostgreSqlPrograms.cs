namespace Auth.Core.Storage.Tests.Support;

/// <summary>Where PostgreSQL's own programs are, and whether tests may do without them.</summary>
internal static class PostgreSqlPrograms
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>The folder of <c>initdb</c> and <c>pg_ctl</c>, the newest release first, or null.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Why a test cannot run here, or null. Where PostgreSQL is required, the test runs and fails.</summary>
    public static string? Reason =>
        Folder is null && !IsRequired ? "PostgreSQL is not installed (Debian: apt-get install postgresql)." : null;

    private static bool IsRequired =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)
        || Environment.GetEnvironmentVariable("AUTH_CORE_REQUIRE_POSTGRES") is "1";

    private static string? Find()
    {
        var releases = Directory.Exists(Debian)
            ? Directory
                .GetDirectories(Debian)
                .OrderByDescending(static folder => int.TryParse(Path.GetFileName(folder), out var n) ? n : 0)
                .Select(static folder => Path.Combine(folder, "bin"))
            : [];
        return releases
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator))
            .FirstOrDefault(static folder => File.Exists(Path.Combine(folder, "initdb")));
    }
}

/// <summary>A test against PostgreSQL, skipped by name where that is not installed and not required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = PostgreSqlPrograms.Reason;
}

/// <summary>The same for theories.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlTheoryAttribute : TheoryAttribute
{
    public PostgreSqlTheoryAttribute() => Skip = PostgreSqlPrograms.Reason;
}
