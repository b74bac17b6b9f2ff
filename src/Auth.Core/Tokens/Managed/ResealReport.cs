namespace Auth.Core.Tokens.Managed;

/// <summary>What <see cref="SigningKeyManager.ResealAsync"/> has done. Immutable.</summary>
public sealed class ResealReport
{
    internal ResealReport(int resealed, int remaining)
    {
        Resealed = resealed;
        Remaining = remaining;
    }

    /// <summary>How many keys this call has sealed under the current master key.</summary>
    public int Resealed { get; }

    /// <summary>
    /// How many keys in use are still sealed under another master key, those that do not open included. With 0 the other
    /// master keys are no longer needed for signing keys; refresh tokens may still need them.
    /// </summary>
    public int Remaining { get; }
}
