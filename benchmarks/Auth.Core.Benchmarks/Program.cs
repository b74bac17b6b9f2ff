using Auth.Core.Benchmarks.Quick;
using Auth.Core.Benchmarks.Quick.Load;
using Auth.Core.Benchmarks.Quick.Storage;
using BenchmarkDotNet.Running;

// Without arguments: ratios of one run, under two minutes, exit code 1 when one misses. With `load`: under a crowd. With
// `storage`: over many users.
// With other arguments: BenchmarkDotNet.
if (args is [FirstHash.Argument])
{
    FirstHash.RunInFreshProcess(Console.Out);
    return 0;
}

if (args is [LoadRatios.Argument])
{
    return await QuickRun.RunLoadAsync(Console.Out);
}

if (args is [StorageRun.Argument, ..])
{
    return await StorageRun.RunAsync(args[1..], Console.Out);
}

if (args.Length > 0)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}

return await QuickRun.RunAsync(Console.Out);
