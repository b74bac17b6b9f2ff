using System.Collections.Concurrent;
using System.Diagnostics;

namespace Auth.Core.Storage.Tests.Support;

/// <summary>The worker as a process of its own: waits until told to go, prints what it has done, and can be killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const string Name = "Auth.Core.Storage.Worker";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private WorkerProcess(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Folder(), $"{Name}.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AUTH_MASTER_KEY"] = StoreHouse.MasterKeyText;
        start.Environment["AUTH_SIGNING_KEY"] = StoreHouse.SigningKeyText;
        _process = Process.Start(start)!;
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput), ReadAsync(_process.StandardError));
    }

    /// <summary>What it has printed since it was ready: the steps that were acknowledged.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Starts a worker and waits until it is about to begin.</summary>
    public static async Task<WorkerProcess> StartAsync(params string[] arguments)
    {
        var worker = new WorkerProcess(arguments);
        await Task.WhenAny(worker._ready.Task, worker._reading).WaitAsync(Patience);
        worker._ready.Task.IsCompleted.Should().BeTrue("the worker said: {0}", string.Join('\n', worker.Lines));
        return worker;
    }

    public void Go()
    {
        _process.StandardInput.WriteLine("go");
        _process.StandardInput.Flush();
    }

    /// <summary>Waits until it has acknowledged a step, or has ended.</summary>
    public Task FirstLineAsync() => Task.WhenAny(_first.Task, _reading).WaitAsync(Patience);

    /// <summary>Ends it as the kernel ends a process that it has no memory for: at once, with nothing written out.</summary>
    public async Task<IReadOnlyList<string>> KillAsync()
    {
        _process.Kill();
        return await EndAsync();
    }

    /// <summary>Waits until it has ended by itself; everything that it printed.</summary>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        await _reading.WaitAsync(patience.Token);
        return Lines;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    // Beside the tests' own output, in the configuration that the tests run in.
    private static string Folder()
    {
        var ours = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(ours.Parent!.Parent!.FullName, Name, ours.Name);
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line is "ready")
            {
                _ready.TrySetResult();
            }
            else
            {
                _lines.Enqueue(line);
                _first.TrySetResult();
            }
        }
    }
}
