using System.Globalization;

namespace Auth.Core.Benchmarks.Quick;

/// <summary>Runs every ratio and says which of them miss their figure by more than a tenth.</summary>
internal static class QuickRun
{
    private const double Tolerance = 1.10;

    public static async Task<int> RunAsync(TextWriter output)
    {
        var missed = 0;
        await output.WriteLineAsync("| figure, medians in one run | reach | measured | |");
        await output.WriteLineAsync("|---|---|---|---|");
        IEnumerable<Ratio> ratios =
        [
            .. BcryptRatios.All(),
            FirstHash.Ratio(),
            .. await LoginRatios.AllAsync(),
            .. TokenRatios.All(),
            .. await SessionRatios.AllAsync(),
            .. await BearerRatios.AllAsync(),
        ];
        foreach (var ratio in ratios)
        {
            var measured = await ratio.MeasureAsync();
            var verdict =
                measured <= ratio.Reach ? "reached"
                : measured <= ratio.Reach * Tolerance ? "close"
                : "missed";
            missed += verdict == "missed" ? 1 : 0;
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {ratio.Name} | {ratio.Reach:0.##} | {measured:0.000} | {verdict} |"
                )
            );
        }

        return missed == 0 ? 0 : 1;
    }
}
