using System.Globalization;
using Auth.Core.Benchmarks.Native;
using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Benchmarks.Quick;

/// <summary>Our kernel against the system's native one, on one thread.</summary>
internal static class BcryptRatios
{
    private const string Password = "correct horse battery staple";

    public static IEnumerable<Ratio> All()
    {
        var fast = new BcryptPasswordHasher(new BcryptOptions { WorkFactor = BcryptOptions.MinimumWorkFactor });
        yield return new Ratio(
            "bytes allocated by one hash",
            256,
            async () => await Ratio.AllocatedAsync(() => Do(() => fast.Hash(Password)))
        );
        if (!LibCrypt.IsPresent)
        {
            Console.WriteLine("libcrypt.so.1 is not on this machine: no native bcrypt to compare with.");
            yield break;
        }

        foreach (var cost in (int[])[10, 12])
        {
            var hasher = new BcryptPasswordHasher(new BcryptOptions { WorkFactor = cost });
            var setting = string.Create(CultureInfo.InvariantCulture, $"$2b${cost}$abcdefghijklmnopqrstuu");
            var pairs = cost == 10 ? 21 : 9;
            yield return Ratio.OfTimes(
                $"our bcrypt / libcrypt, cost {cost}, one thread",
                0.97,
                () => Do(() => hasher.Hash(Password)),
                () => Do(() => LibCrypt.Hash(Password, setting)),
                pairs
            );
            yield return Ratio.OfTimes(
                $"two lanes, time of one hash / libcrypt, cost {cost}",
                0.60,
                () => Do(() => HashPair(hasher)),
                () => Do(() => LibCrypt.Hash(Password, setting)),
                pairs,
                scale: 0.5
            );
        }
    }

    private static object HashPair(BcryptPasswordHasher hasher)
    {
        hasher.PlanHash(Password, out var first);
        hasher.PlanHash(Password, out var second);
        hasher.RunPair(ref first, ref second);
        return first.Write() + second.Write();
    }

    private static Task Do(Func<object> work)
    {
        GC.KeepAlive(work());
        return Task.CompletedTask;
    }
}
