namespace Auth.Core.Passwords.Bcrypt;

/// <summary>The work of the built-in hasher: every thread has two lanes.</summary>
internal sealed class BcryptWork(BcryptPasswordHasher hasher) : HashingWork
{
    public override int LanesOfWorker => 2;

    public override double Sample() => hasher.WorkSample();

    public override HashingJob<string> Hash(string password) =>
        new HashJob(BcryptCandidate.ForHash(hasher, password), hasher.UnitOfWork);

    public override HashingJob<PasswordMatch> Verify(PasswordForms forms, string? storedHash)
    {
        // A text without a mapped form can match nothing, yet the work is done all the same, against the decoy.
        var mapped = BcryptCandidate.ForVerification(
            hasher,
            forms.Mapped ?? forms.Typed,
            forms.Mapped is null ? null : storedHash
        );
        var typed = forms.Differ ? BcryptCandidate.ForVerification(hasher, forms.Typed, storedHash) : null;
        return new VerifyJob(mapped, typed, hasher.UnitOfWork);
    }

    private sealed class HashJob(BcryptCandidate only, ulong unitOfWork)
        : BcryptJob<string>(only, second: null, unitOfWork)
    {
        protected override string Read() => First.Lane.Write();
    }

    private sealed class VerifyJob(BcryptCandidate mapped, BcryptCandidate? typed, ulong unitOfWork)
        : BcryptJob<PasswordMatch>(mapped, typed, unitOfWork)
    {
        protected override PasswordMatch Read() =>
            PasswordMatch.Of(First.Verdict, Second?.Verdict ?? PasswordVerification.Failed);
    }
}
