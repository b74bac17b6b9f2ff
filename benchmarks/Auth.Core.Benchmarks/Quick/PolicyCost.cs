using System.Diagnostics;
using Auth.Core.Passwords;
using Auth.Core.Text;

namespace Auth.Core.Benchmarks.Quick;

/// <summary>What judging a new password costs, in microseconds: it runs at every key that a user presses.</summary>
internal static class PolicyCost
{
    private const int Rounds = 15;
    private const int Checks = 1000;
    private const string UserName = "ada.lovelace@mail.example";

    private static readonly PasswordPolicy Policy = new(
        new PasswordPolicyOptions { ServiceName = "Harbour Lights", ContextWords = { "lighthouse", "seagulls" } },
        new TextOptions()
    );

    public static IReadOnlyList<Ratio> All() =>
        [
            Cost("policy check of 28 characters, microseconds", "correct horse battery staple"),
            Cost("policy check of 1,024 bytes beyond ASCII, microseconds", Long()),
        ];

    private static Ratio Cost(string name, string password) =>
        new(name, 50, () => Task.FromResult(MedianMicroseconds(password)));

    private static double MedianMicroseconds(string password)
    {
        _ = Microseconds(password);
        return Enumerable.Range(0, Rounds).Select(_ => Microseconds(password)).Order().ElementAt(Rounds / 2);
    }

    private static double Microseconds(string password)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Checks; i++)
        {
            _ = Policy.Judge(password, UserName);
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Checks;
    }

    // Letters outside ASCII, which have to be normalized.
    private static string Long() =>
        string.Concat(Enumerable.Range(0, 512).Select(i => (char)('\u00E0' + (i * i % 23))));
}
