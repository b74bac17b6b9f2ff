namespace Auth.Core.Tokens.Managed;

/// <summary>What an operator sees of a managed key: nothing that is secret. A picture of one moment; immutable.</summary>
public sealed class ManagedSigningKey
{
    internal ManagedSigningKey(ManagedKey key, ManagedKeyState state)
    {
        KeyId = key.KeyId;
        Algorithm = key.Name.Algorithm;
        State = state;
        SignFrom = DateTimeOffset.FromUnixTimeSeconds(key.Times.SignFrom);
        SignUntil = DateTimeOffset.FromUnixTimeSeconds(key.Times.SignUntil);
        VerifyUntil = DateTimeOffset.FromUnixTimeSeconds(key.Times.VerifyUntil);
    }

    /// <summary>The <c>kid</c> of its tokens: the RFC 7638 thumbprint, 43 characters.</summary>
    public string KeyId { get; }

    /// <summary>The one algorithm it is for.</summary>
    public SigningAlgorithm Algorithm { get; }

    /// <summary>What it is doing.</summary>
    public ManagedKeyState State { get; }

    /// <summary>From when it may sign, UTC, whole seconds.</summary>
    public DateTimeOffset SignFrom { get; }

    /// <summary>From when it signs no more, UTC.</summary>
    public DateTimeOffset SignUntil { get; }

    /// <summary>The last moment at which its tokens are accepted, UTC, inclusive.</summary>
    public DateTimeOffset VerifyUntil { get; }

    /// <summary>The id and the state.</summary>
    public override string ToString() => $"{KeyId} {State}";
}
