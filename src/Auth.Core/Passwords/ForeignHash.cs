using Auth.Core.Secrets;

namespace Auth.Core.Passwords;

/// <summary>A new hash by a host's own hasher.</summary>
[SecretType]
internal sealed class ForeignHash(IPasswordHasher hasher, string password)
    : HashingJob<string>(candidates: 1, totalRounds: 0)
{
    private string? _password = password;
    private string? _hash;

    public override double Units => 1;

    public override void Work(HashingJob? partner) => _hash = hasher.Hash(_password);

    public override string ToString() => nameof(ForeignHash);

    protected override string Read() => _hash!;

    protected override void Clear() => (_password, _hash) = (null, null);
}
