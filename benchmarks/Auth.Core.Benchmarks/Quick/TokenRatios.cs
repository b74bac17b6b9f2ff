using Auth.Core.Tokens;

namespace Auth.Core.Benchmarks.Quick;

/// <summary>Our token service against the JWT package's own handler with the same checks.</summary>
internal static class TokenRatios
{
    // Enough for a few milliseconds a measurement; HMAC takes microseconds, ECDSA tens of them.
    private const int Many = 4000;
    private const int Some = 200;
    private const int Pairs = 21;

    public static IEnumerable<Ratio> All() =>
        [.. ForHmac(new TokenBench(SigningAlgorithm.HS256)), .. ForEcdsa(new TokenBench(SigningAlgorithm.ES256))];

    private static IEnumerable<Ratio> ForHmac(TokenBench bench) =>
        [
            Ratio.OfTimes(
                "verify HS256 / the package's handler, time",
                0.80,
                () => Repeat(Many, () => bench.Verify(bench.Good)),
                () => Repeat(Many, bench.VerifyByHandler),
                Pairs
            ),
            Ratio.OfBytes(
                "verify HS256 / the package's handler, bytes",
                0.30,
                () => Repeat(Many, () => bench.Verify(bench.Good)),
                () => Repeat(Many, bench.VerifyByHandler)
            ),
            Ratio.OfTimes(
                "issue HS256 / the package's CreateToken",
                0.90,
                () => Repeat(Many, bench.Issue),
                () => Repeat(Many, bench.IssueByHandler),
                Pairs
            ),
            .. bench.Refused.Select(refused =>
                Ratio.OfTimes(
                    $"{refused.Key} / good token, HS256",
                    1.50,
                    () => Repeat(Many, () => bench.Verify(refused.Value)),
                    () => Repeat(Many, () => bench.Verify(bench.Good)),
                    Pairs
                )
            ),
        ];

    private static IEnumerable<Ratio> ForEcdsa(TokenBench bench) =>
        [
            Ratio.OfTimes(
                "verify ES256 / the package's handler, time",
                1.00,
                () => Repeat(Some, () => bench.Verify(bench.Good)),
                () => Repeat(Some, bench.VerifyByHandler),
                Pairs
            ),
        ];

    private static Task Repeat(int times, Action work)
    {
        for (var i = 0; i < times; i++)
        {
            work();
        }

        return Task.CompletedTask;
    }
}
