using System.Globalization;

namespace Auth.Core.Tests.Support;

/// <summary>
/// How long the tests that go on as long as one likes go on: short in the test run, long under <c>eng/reliability</c>.
/// </summary>
internal static class Effort
{
    /// <summary>Rounds of each race: 50 in the test run.</summary>
    public static int Rounds => Number("AUTH_CORE_ROUNDS", 50);

    /// <summary>Scripts of a simulation: 2,000 in the test run.</summary>
    public static int Seeds => Number("AUTH_CORE_SEEDS", 2000);

    /// <summary>The most orders of one pair of use cases that are all run, instead of so many drawn: 15,000 in the test run.</summary>
    public static int Orders => Number("AUTH_CORE_ORDERS", 15_000);

    /// <summary>The one seed to run again, or null.</summary>
    public static int? Replay =>
        Environment.GetEnvironmentVariable("AUTH_CORE_REPLAY") is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
