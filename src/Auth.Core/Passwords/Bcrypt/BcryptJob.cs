namespace Auth.Core.Passwords.Bcrypt;

/// <summary>A job for the lanes of the built-in hasher; two of one candidate each run side by side in one thread.</summary>
internal abstract class BcryptJob<T>(BcryptCandidate first, BcryptCandidate? second, ulong unitOfWork)
    : HashingJob<T>(second is null ? 1 : 2, Math.Max(first.TotalRounds, second?.TotalRounds ?? 0)),
        IBcryptJob
{
    public BcryptCandidate First => first;

    /// <summary>The candidate for the other lane, where the job has two.</summary>
    protected BcryptCandidate? Second => second;

    // A stored cost above the current one takes its own longer time, and must not look like a slow machine.
    public override double Units => (double)TotalRounds / unitOfWork;

    public override void Work(HashingJob? partner) =>
        BcryptCandidate.Run(first, partner is IBcryptJob other ? other.First : second);

    protected override void Clear()
    {
        first.Clear();
        second?.Clear();
    }
}

/// <summary>What a job shows to the one it is paired with.</summary>
internal interface IBcryptJob
{
    /// <summary>The only candidate of a job that pairs.</summary>
    BcryptCandidate First { get; }
}
