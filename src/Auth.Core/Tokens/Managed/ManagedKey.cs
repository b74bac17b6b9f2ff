using System.Diagnostics;
using Auth.Core.Secrets;
using Auth.Core.State;
using Auth.Core.Tokens.Jwt;

namespace Auth.Core.Tokens.Managed;

/// <summary>
/// An opened managed key, ready to sign and verify, with the record that it came from. Everything that others see of it is
/// derived from the private key. Immutable.
/// </summary>
[SecretType]
[DebuggerDisplay("{ToString(),nq}")]
internal sealed class ManagedKey
{
    public ManagedKey(ManagedKeyName name, SigningKey pair, ManagedKeyTimes times, uint masterKeyId, StateRecord record)
    {
        Name = name;
        Pair = pair.RetireAt(DateTimeOffset.FromUnixTimeSeconds(times.VerifyUntil));
        Times = times;
        MasterKeyId = masterKeyId;
        Record = record;
        RingKey = KeyRing.RingKeyOf(Pair);
        Signer = new TokenSigner(RingKey);
    }

    public ManagedKeyName Name { get; }

    public SigningKey Pair { get; }

    public string KeyId => Pair.KeyId;

    public ManagedKeyTimes Times { get; }

    /// <summary>The master key that the record is sealed under.</summary>
    public uint MasterKeyId { get; }

    /// <summary>As read or written.</summary>
    public StateRecord Record { get; }

    public RingKey RingKey { get; }

    public TokenSigner Signer { get; }

    /// <summary>Its name and its id; nothing of the secret.</summary>
    public override string ToString() => $"ManagedKey {Name} {KeyId}";
}
