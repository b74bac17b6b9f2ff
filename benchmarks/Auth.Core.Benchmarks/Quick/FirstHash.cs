using System.Diagnostics;
using System.Globalization;
using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Benchmarks.Quick;

/// <summary>
/// The first hash of a process against its steady state: what the first user after a deployment waits. Each measurement
/// is a process of its own.
/// </summary>
internal static class FirstHash
{
    /// <summary>The argument that makes this program such a process.</summary>
    public const string Argument = "first-hash";

    private const string Password = "correct horse battery staple";
    private const int Processes = 9;
    private const int SteadyHashes = 5;

    public static Ratio Ratio() =>
        new("first hash of a process / steady hash, cost 12", 1.15, () => Task.FromResult(MedianOfProcesses()));

    /// <summary>Times the first hash and some more, and writes the ratio.</summary>
    public static void RunInFreshProcess(TextWriter output)
    {
        var first = Time();
        var steady = Enumerable.Range(0, SteadyHashes).Select(_ => Time()).Order().ElementAt(SteadyHashes / 2);
        output.Write((first / steady).ToString("R", CultureInfo.InvariantCulture));
    }

    private static double MedianOfProcesses()
    {
        var ratios = Enumerable.Range(0, Processes).Select(_ => RunOne()).Order().ToArray();
        return ratios[Processes / 2];
    }

    private static double RunOne()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, Argument)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };

        // Under `dotnet program.dll` the process path is dotnet's own.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.Arguments = $"\"{typeof(FirstHash).Assembly.Location}\" {Argument}";
        }

        using var process = Process.Start(start)!;
        var ratio = double.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
        process.WaitForExit();
        return ratio;
    }

    private static double Time()
    {
        var started = Stopwatch.GetTimestamp();
        GC.KeepAlive(new BcryptPasswordHasher().Hash(Password));
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
