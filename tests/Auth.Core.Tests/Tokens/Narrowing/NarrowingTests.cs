using System.Globalization;
using Auth.Core.Tokens;
using Xunit.Abstractions;

namespace Auth.Core.Tests.Tokens.Narrowing;

/// <summary>
/// Strictness only ever narrows: whatever we accept, the package's handler accepts with its checks set likewise, and no
/// rule of the list forbids. `eng/reliability tokens` runs it with ten million.
/// </summary>
public sealed class NarrowingTests(ITestOutputHelper output)
{
    private const int UsualCount = 200_000;
    private const int UsualSeed = 20260727;

    [Fact]
    [Trait("asvs", "9.1.1")]
    [Trait("asvs", "9.1.2")]
    public void Whatever_is_accepted_the_package_accepts_and_no_rule_forbids()
    {
        var count = Number("AUTH_CORE_TOKEN_MUTANTS", UsualCount);
        var seed = Number("AUTH_CORE_TOKEN_SEED", UsualSeed);
        var mutants = new Mutants(seed);
        var loose = Judge.Of(MutantWorld.Loose(SigningAlgorithm.HS256));
        var strict = Judge.Of(MutantWorld.Strict());
        var own = Judge.Of(MutantWorld.Own());
        var curve = Judge.Of(MutantWorld.Loose(SigningAlgorithm.ES256));
        Judge[] judges = [loose, strict, own, curve];
        var before = 0;
        for (var number = 0; number < count; number++)
        {
            var judge = number % 50 == 0 ? curve : judges[number / 5 % 3];
            var (token, beforeSigning) = mutants.Make(judge.World, number);
            before += beforeSigning ? 1 : 0;
            judge.Look(token, seed, number, beforeSigning);
        }

        foreach (var judge in judges)
        {
            output.WriteLine($"{judge.World.Name}: {judge.Seen} seen, {judge.Accepted} accepted");
        }

        var accepted = judges.Sum(judge => judge.Accepted);
        output.WriteLine(
            $"seed {seed}: {count} mutants, {before} before signing, {accepted} accepted, "
                + $"{judges.Sum(judge => judge.AcceptedBefore)} of them changed before signing"
        );
        before.Should().BeGreaterThanOrEqualTo(count / 2);
        accepted.Should().BeGreaterThanOrEqualTo(count / 20);
        judges.Should().OnlyContain(judge => judge.AcceptedBefore > 0 && judge.Accepted < judge.Seen);
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var given)
            ? given
            : usual;

    private sealed class Judge
    {
        private readonly PackageOracle _oracle;

        private Judge(MutantWorld world) => (World, _oracle) = (world, new PackageOracle(world));

        public MutantWorld World { get; }

        public int Seen { get; private set; }

        public int Accepted { get; private set; }

        public int AcceptedBefore { get; private set; }

        public static Judge Of(MutantWorld world) => new(world);

        public void Look(string token, int seed, int number, bool beforeSigning)
        {
            Seen++;
            if (!World.Accepts(token))
            {
                return;
            }

            Accepted++;
            AcceptedBefore += beforeSigning ? 1 : 0;
            var objection = PlainRules.FindBreach(token, World) ?? _oracle.FindRefusal(token);
            if (objection is not null)
            {
                Assert.Fail($"Seed {seed}, mutant {number} ({World.Name}) was accepted: {objection}\n{token}");
            }
        }
    }
}
