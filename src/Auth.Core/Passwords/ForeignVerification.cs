using Auth.Core.Secrets;

namespace Auth.Core.Passwords;

/// <summary>A check by a host's own hasher: every candidate once, whatever the first one says.</summary>
[SecretType]
internal sealed class ForeignVerification(IPasswordHasher hasher, PasswordForms forms, string? storedHash, string decoy)
    : HashingJob<PasswordMatch>(forms.Differ ? 2 : 1, totalRounds: 0)
{
    private PasswordForms _forms = forms;
    private string? _stored = storedHash;
    private PasswordMatch _match;

    public override double Units => Candidates;

    public override void Work(HashingJob? partner)
    {
        var target = _stored ?? decoy;

        // Text without a form is not handed on: other hashers throw on it.
        var mapped = hasher.Verify(_forms.Mapped ?? decoy, target);
        var typed = Candidates == 2 ? hasher.Verify(_forms.Typed, target) : PasswordVerification.Failed;
        _match = _stored is null ? default : PasswordMatch.Of(mapped, typed);
    }

    public override string ToString() => nameof(ForeignVerification);

    protected override PasswordMatch Read() => _match;

    protected override void Clear() => (_forms, _stored) = (default, null);
}
