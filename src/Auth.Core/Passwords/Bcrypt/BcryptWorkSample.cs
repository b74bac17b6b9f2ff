namespace Auth.Core.Passwords.Bcrypt;

/// <summary>A small part of a unit of work, by which a whole one is estimated before the first login needs it.</summary>
internal static class BcryptWorkSample
{
    // About a hundredth of a second: enough to estimate from, too little for a start to feel.
    private const ulong Rounds = 256;

    /// <summary>Runs the part and answers which part of a unit it was.</summary>
    public static double Run(BcryptPlanner planner, ulong unitOfWork)
    {
        planner.PlanVerification([], hash: null, out var lane);
        lane.Cost = BcryptCost.Minimum;
        var rounds = BcryptKernel.Run(ref lane, Math.Min(Rounds, unitOfWork));
        lane.Clear();
        return (double)rounds / unitOfWork;
    }
}
