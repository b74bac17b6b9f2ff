using Auth.Core.Benchmarks.Native;
using Auth.Core.Passwords.Bcrypt;
using BenchmarkDotNet.Attributes;

namespace Auth.Core.Benchmarks.Suites;

/// <summary>One hash, two hashes side by side, and the system's native one.</summary>
[MemoryDiagnoser]
public class HashingBenchmarks
{
    private const string Password = "correct horse battery staple";
    private BcryptPasswordHasher _hasher = new();
    private string _setting = string.Empty;

    [Params(10, 12)]
    public int Cost { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _hasher = new BcryptPasswordHasher(new BcryptOptions { WorkFactor = Cost });
        _setting = $"$2b${Cost}$abcdefghijklmnopqrstuu";
    }

    [Benchmark(Baseline = true)]
    public string Native() => LibCrypt.Hash(Password, _setting);

    [Benchmark]
    public string Ours() => _hasher.Hash(Password);

    [Benchmark]
    public string TwoLanes()
    {
        _hasher.PlanHash(Password, out var first);
        _hasher.PlanHash(Password, out var second);
        _hasher.RunPair(ref first, ref second);
        return first.Write() + second.Write();
    }
}
