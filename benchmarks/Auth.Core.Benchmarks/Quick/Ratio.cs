namespace Auth.Core.Benchmarks.Quick;

/// <summary>A figure to reach: the median, over interleaved pairs, of one time over another.</summary>
/// <param name="Name">What is compared with what.</param>
/// <param name="Reach">The ratio to stay at or under.</param>
/// <param name="Ours">The work measured.</param>
/// <param name="Theirs">The work it is measured against.</param>
/// <param name="Pairs">How many interleaved pairs.</param>
/// <param name="Scale">What the plain ratio is multiplied with, such as one half for two hashes at once.</param>
internal sealed record Ratio(
    string Name,
    double Reach,
    Func<Task> Ours,
    Func<Task> Theirs,
    int Pairs = 15,
    double Scale = 1
);
