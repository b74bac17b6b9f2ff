using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Auth.Core.Tests.House;

/// <summary>
/// Time and randomness are injected. The analyzer refuses what BannedSymbols.txt lists; this rule asks the compiler the
/// same and more, so that a suppression in the source does not hide a use.
/// </summary>
internal static class ClockAndRandomRules
{
    /// <summary>The symbols that the analyzer's list must name, by documentation id.</summary>
    public static IReadOnlyList<string> Banned { get; } =
    [
        "P:System.DateTime.Now",
        "P:System.DateTime.UtcNow",
        "P:System.DateTime.Today",
        "P:System.DateTimeOffset.Now",
        "P:System.DateTimeOffset.UtcNow",
        "P:System.Environment.TickCount",
        "P:System.Environment.TickCount64",
        "T:System.Diagnostics.Stopwatch",
        "T:System.Random",
        "M:System.Guid.NewGuid",
        "M:System.Guid.CreateVersion7",
        "M:System.Threading.Thread.Sleep(System.Int32)",
        "M:System.Threading.Thread.Sleep(System.TimeSpan)",
        "M:System.Threading.Tasks.Task.Delay(System.Int32)",
        "M:System.Threading.Tasks.Task.Delay(System.Int32,System.Threading.CancellationToken)",
        "M:System.Threading.Tasks.Task.Delay(System.TimeSpan)",
        "M:System.Threading.Tasks.Task.Delay(System.TimeSpan,System.Threading.CancellationToken)",
    ];

    // Types that tell or wait by the machine's own clock, whatever member is used.
    private static readonly string[] Types =
    [
        "System.Diagnostics.Stopwatch",
        "System.Random",
        "System.Threading.Timer",
        "System.Timers.Timer",
    ];

    // Members that have a sister with a TimeProvider, or none that may be used.
    private static readonly string[] Members =
    [
        "System.DateTime.Now",
        "System.DateTime.UtcNow",
        "System.DateTime.Today",
        "System.DateTimeOffset.Now",
        "System.DateTimeOffset.UtcNow",
        "System.Environment.TickCount",
        "System.Environment.TickCount64",
        "System.Guid.NewGuid",
        "System.Guid.CreateVersion7",
        "System.Threading.Thread.Sleep",
        "System.Threading.Tasks.Task.Delay",
        "System.Threading.Tasks.Task.WaitAsync",
        "System.Threading.PeriodicTimer..ctor",
        "System.Threading.CancellationTokenSource..ctor",
    ];

    /// <summary>Uses of the machine's clock or of randomness that is not ours.</summary>
    public static IEnumerable<string> Breaches(SourceFile file) =>
        file
            .Uses.Where(use => IsBanned(use.Symbol))
            .Select(use => $"{file.At(use.Node)} {use.Symbol.ToDisplayString()}");

    private static bool IsBanned(ISymbol symbol)
    {
        var type = (symbol as INamedTypeSymbol ?? symbol.ContainingType)?.OriginalDefinition.ToDisplayString();
        return Types.Contains(type, StringComparer.Ordinal)
            || (
                Members.Contains($"{type}.{symbol.MetadataName}", StringComparer.Ordinal)
                && !(symbol is IMethodSymbol method && IsHarmless(method))
            );
    }

    // Waits for no time of its own, or asks a provider for it.
    private static bool IsHarmless(IMethodSymbol method) =>
        method.Parameters.Any(static parameter => parameter.Type.Name is "TimeProvider")
        || (
            method.ContainingType.Name is "CancellationTokenSource" or "Task"
            && method.Parameters.All(static parameter => parameter.Type.Name is "CancellationToken")
        );
}
