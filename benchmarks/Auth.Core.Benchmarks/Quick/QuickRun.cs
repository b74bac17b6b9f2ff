using System.Globalization;
using Auth.Core.Benchmarks.Quick.Load;

namespace Auth.Core.Benchmarks.Quick;

/// <summary>Runs every ratio and says which of them miss their figure by more than a tenth.</summary>
internal static class QuickRun
{
    private const double Tolerance = 1.10;

    /// <summary>Everything that fits into a minute and a half.</summary>
    public static async Task<int> RunAsync(TextWriter output) =>
        await RunAsync(
            output,
            [
                .. BcryptRatios.All(),
                FirstHash.Ratio(),
                .. await LoginRatios.AllAsync(),
                .. PolicyCost.All(),
                .. TokenRatios.All(),
                .. await SessionRatios.AllAsync(),
                .. await BearerRatios.AllAsync(),
            ]
        );

    /// <summary>What a crowd does to everybody else; takes as long again.</summary>
    public static async Task<int> RunLoadAsync(TextWriter output) =>
        await RunAsync(output, await LoadRatios.AllAsync());

    private static async Task<int> RunAsync(TextWriter output, IEnumerable<Ratio> ratios)
    {
        var missed = 0;
        await output.WriteLineAsync("| figure, medians in one run | reach | measured | |");
        await output.WriteLineAsync("|---|---|---|---|");
        foreach (var ratio in ratios)
        {
            var measured = await ratio.MeasureAsync();
            var verdict = ratio.Distance(measured) switch
            {
                <= 1 => "reached",
                <= Tolerance => "close",
                _ => "missed",
            };
            missed += verdict == "missed" ? 1 : 0;
            var bound = ratio.IsFloor ? "at least " : "";
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {ratio.Name} | {bound}{ratio.Reach:0.##} | {measured:0.000} | {verdict} |"
                )
            );
        }

        return missed == 0 ? 0 : 1;
    }
}
