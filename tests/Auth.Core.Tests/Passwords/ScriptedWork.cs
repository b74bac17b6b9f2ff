using System.Collections.Concurrent;
using Auth.Core.Passwords;
using Auth.Core.Testing;

namespace Auth.Core.Tests.Passwords;

/// <summary>
/// Work of two lanes that a test holds and lets go, and that says who ran with whom and how many at once. A hash of a
/// text is the text; one that begins with "fault" throws.
/// </summary>
internal sealed class ScriptedWork(ManualClock? clock = null, TimeSpan unit = default) : HashingWork
{
    private readonly ManualResetEventSlim _go = new(initialState: true);
    private int _inFlight;
    private int _mostInFlight;

    public override int LanesOfWorker => 2;

    public ConcurrentQueue<string> Runs { get; } = [];

    public Func<string>? Observe { get; set; }

    public int InFlight => Volatile.Read(ref _inFlight);

    public int MostInFlight => Volatile.Read(ref _mostInFlight);

    public void Hold() => _go.Reset();

    public void LetGo() => _go.Set();

    public override double Sample()
    {
        clock?.Advance(unit);
        return 1;
    }

    public override HashingJob<string> Hash(string password) => new Job(this, password, 1);

    public override HashingJob<PasswordMatch> Verify(PasswordForms forms, string? storedHash) =>
        new Check(this, forms.Typed, forms.Differ ? 2 : 1);

    private void Run(string name, int lanes)
    {
        Runs.Enqueue(name);
        var now = Interlocked.Add(ref _inFlight, lanes);
        InterlockedMax(now);
        _go.Wait();
        Interlocked.Add(ref _inFlight, -lanes);
        if (name.StartsWith("fault", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(name);
        }
    }

    private void InterlockedMax(int value)
    {
        int seen;
        while (
            (seen = Volatile.Read(ref _mostInFlight)) < value
            && Interlocked.CompareExchange(ref _mostInFlight, value, seen) != seen
        )
        {
            // Somebody else raised it; look again.
        }
    }

    private interface INamed
    {
        string Name { get; }
    }

    private sealed class Job(ScriptedWork work, string name, int candidates)
        : HashingJob<string>(candidates, totalRounds: 1),
            INamed
    {
        private string? _observed;

        public string Name => name;

        public override double Units => 1;

        public override void Work(HashingJob? partner)
        {
            _observed = work.Observe?.Invoke();
            work.Run(partner is INamed other ? $"{name}+{other.Name}" : name, partner is null ? Candidates : 2);
        }

        protected override string Read() => _observed ?? name;

        protected override void Clear() { }
    }

    private sealed class Check(ScriptedWork work, string name, int candidates)
        : HashingJob<PasswordMatch>(candidates, totalRounds: 1),
            INamed
    {
        public string Name => name;

        public override double Units => 1;

        public override void Work(HashingJob? partner) =>
            work.Run(partner is INamed other ? $"{name}+{other.Name}" : name, partner is null ? Candidates : 2);

        protected override PasswordMatch Read() => default;

        protected override void Clear() { }
    }
}
