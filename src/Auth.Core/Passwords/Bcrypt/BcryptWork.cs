namespace Auth.Core.Passwords.Bcrypt;

/// <summary>The work of the built-in hasher: every thread has two lanes.</summary>
internal sealed class BcryptWork(BcryptPasswordHasher hasher) : HashingWork
{
    public override int LanesOfWorker => 2;

    public override string SchemeOf(string operation) =>
        hasher.ReadsImportedHashes && operation is HashingJob.Verify ? "imported"
        : hasher.UsesPepper ? "peppered"
        : "bcrypt";

    public override double Sample() => hasher.WorkSample();

    public override HashingJob<string> Hash(string password) =>
        new HashJob(hasher, BcryptCandidate.ForHash(hasher, password));

    public override HashingJob<PasswordMatch> Verify(PasswordForms forms, string? storedHash)
    {
        // A text without a mapped form can match nothing, yet the work is done all the same, against the decoy.
        var mapped = BcryptCandidate.ForVerification(
            hasher,
            forms.Mapped ?? forms.Typed,
            forms.Mapped is null ? null : storedHash
        );
        var typed = forms.Differ ? BcryptCandidate.ForVerification(hasher, forms.Typed, storedHash) : null;
        return new VerifyJob(hasher, mapped, typed);
    }

    private sealed class HashJob(BcryptPasswordHasher hasher, BcryptCandidate only)
        : BcryptJob<string>(only, second: null, hasher.UnitOfWork)
    {
        protected override string Read() => hasher.Write(in First.Lane);
    }

    private sealed class VerifyJob(BcryptPasswordHasher hasher, BcryptCandidate mapped, BcryptCandidate? typed)
        : BcryptJob<PasswordMatch>(mapped, typed, hasher.UnitOfWork)
    {
        protected override PasswordMatch Read()
        {
            hasher.Report(in First.Lane);
            return PasswordMatch.Of(First.Verdict, Second?.Verdict ?? PasswordVerification.Failed) with
            {
                Fault = First.Lane.Fault,
            };
        }
    }
}
