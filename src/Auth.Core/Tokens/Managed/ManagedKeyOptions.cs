namespace Auth.Core.Tokens.Managed;

/// <summary>Signing keys that the library makes, keeps sealed in the state store, rotates and drops by itself.</summary>
public sealed class ManagedKeyOptions
{
    /// <summary>
    /// Whether keys are managed. Default false: they come from <see cref="AccessTokenOptions.SigningKeys"/>. Both, or
    /// neither, is an error at start. A state store that outlives the process needs master keys.
    /// </summary>
    public bool Enabled { get; set; }

    /// <summary>
    /// What new keys are for. Default <see cref="SigningAlgorithm.ES256"/>; any algorithm with a key pair, since others
    /// verify with the public half. <see cref="SigningAlgorithm.RS256"/> needs
    /// <see cref="AccessTokenOptions.AllowRs256ForInterop"/>. After a change the present key signs for another 25 hours.
    /// </summary>
    public SigningAlgorithm Algorithm { get; set; } = SigningAlgorithm.ES256;

    /// <summary>
    /// How long a key signs. Default 90 days; from 2 days, since a key is published one day before it signs, to 366, in
    /// whole seconds (NIST SP 800-57 part 1, 2020, table 1: one to three years at most). Applies to keys made from then on.
    /// </summary>
    public TimeSpan SigningLifetime { get; set; } = TimeSpan.FromDays(90);
}
