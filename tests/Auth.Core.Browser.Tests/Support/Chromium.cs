namespace Auth.Core.Browser.Tests.Support;

/// <summary>Where the browser of this machine is, and whether tests may do without it.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The program, or null.</summary>
    public static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Append("/usr/bin")
            .SelectMany(static folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Why a test cannot run here, or null. Where the browser is required, the test runs and fails.</summary>
    public static string? Reason =>
        Program is null && !IsRequired ? "Chromium is not installed (Debian: apt-get install chromium)." : null;

    private static bool IsRequired =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)
        || Environment.GetEnvironmentVariable("AUTH_CORE_REQUIRE_CHROMIUM") is "1";
}

/// <summary>A test in a browser, skipped by name where there is none and none is required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Reason;
}

/// <summary>The same for theories.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Reason;
}
