namespace Auth.Core.Testing.Contracts;

/// <summary>Times that stores get wrong: finer than a microsecond, far away, and in hours that some clocks repeat or skip.</summary>
internal static class Instants
{
    public static IReadOnlyList<DateTimeOffset> All { get; } =
    [
        new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1),
        new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567),
        new DateTimeOffset(2026, 6, 30, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_999),
        // The hour that clocks repeat and the one that they skip: Berlin and New York, 2025.
        new(2025, 10, 26, 0, 30, 0, TimeSpan.Zero),
        new(2025, 10, 26, 1, 30, 0, TimeSpan.Zero),
        new(2025, 3, 30, 1, 30, 0, TimeSpan.Zero),
        new(2025, 11, 2, 5, 30, 0, TimeSpan.Zero),
        new(2025, 11, 2, 6, 30, 0, TimeSpan.Zero),
        new(2025, 3, 9, 7, 30, 0, TimeSpan.Zero),
        new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero),
        // Behind what 32 bits of seconds can say.
        new(2106, 2, 7, 6, 28, 16, TimeSpan.Zero),
    ];
}
