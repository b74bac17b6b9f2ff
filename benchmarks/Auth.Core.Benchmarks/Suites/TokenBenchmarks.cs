using Auth.Core.Benchmarks.Quick;
using Auth.Core.Tokens;
using BenchmarkDotNet.Attributes;

namespace Auth.Core.Benchmarks.Suites;

/// <summary>Verifying and issuing, against the JWT package's own handler.</summary>
[MemoryDiagnoser]
public class TokenBenchmarks
{
    private TokenBench _bench = new(SigningAlgorithm.HS256);

    [Params(SigningAlgorithm.HS256, SigningAlgorithm.ES256)]
    public SigningAlgorithm Algorithm { get; set; }

    [GlobalSetup]
    public void Prepare() => _bench = new TokenBench(Algorithm);

    [Benchmark(Baseline = true)]
    public void VerifyByHandler() => _bench.VerifyByHandler();

    [Benchmark]
    public void Verify() => _bench.Verify(_bench.Good);

    [Benchmark]
    public void VerifyBadSignature() => _bench.Verify(_bench.Refused["bad signature"]);

    [Benchmark]
    public void IssueByHandler() => _bench.IssueByHandler();

    [Benchmark]
    public void Issue() => _bench.Issue();
}
