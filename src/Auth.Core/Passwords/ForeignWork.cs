using Auth.Core.Secrets;

namespace Auth.Core.Passwords;

/// <summary>
/// The work of a host's own hasher: one call a candidate, in sequence. It need not treat <see langword="null"/> as ours
/// does, so it gets a hash of its own making to fail against.
/// </summary>
internal sealed class ForeignWork(IPasswordHasher hasher, SecureRandom random) : HashingWork
{
    private string _decoy = string.Empty;

    public override int LanesOfWorker => 1;

    // The decoy is made here, at start, and is one whole unit.
    public override double Sample()
    {
        _decoy = hasher.Hash(random.NewId());
        return 1;
    }

    public override HashingJob<string> Hash(string password) => new ForeignHash(hasher, password);

    public override HashingJob<PasswordMatch> Verify(PasswordForms forms, string? storedHash) =>
        new ForeignVerification(hasher, forms, forms.Mapped is null ? null : storedHash, _decoy);
}
