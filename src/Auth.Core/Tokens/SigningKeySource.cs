namespace Auth.Core.Tokens;

/// <summary>
/// Where a key came from, so that a refusal names the setting to mend. Messages state the fault, the bound and the fix
/// and never a part of the key.
/// </summary>
internal readonly struct SigningKeySource
{
    private readonly string _name;
    private readonly string _parameter;

    private SigningKeySource(string name, string parameter)
    {
        _name = name;
        _parameter = parameter;
    }

    /// <summary>A key handed over in code for the options.</summary>
    public static SigningKeySource Code(string parameter) => new("AuthCoreOptions.Tokens.SigningKeys", parameter);

    /// <summary>A key read from an environment variable.</summary>
    public static SigningKeySource Variable(string variable, string parameter) =>
        new($"The environment variable {variable}", parameter);

    /// <summary>A key of another party.</summary>
    /// <param name="parameter">What it came in.</param>
    /// <param name="index">Its place in a set, or null.</param>
    public static SigningKeySource Verification(string parameter, int? index = null) =>
        new(index is null ? nameof(VerificationKey) : $"{nameof(VerificationKey)}, keys[{index}]", parameter);

    /// <summary>A refusal of the key; a fault of the configuration, hence an argument error.</summary>
    public ArgumentException Refuse(string fault, string fix) => new($"{_name}: {fault} {fix}", _parameter);

    /// <summary>A refusal of the key with the command that makes a good one.</summary>
    public ArgumentException RefuseSecret(string fault, SigningAlgorithm algorithm) =>
        Refuse(fault, $"Make one with: openssl rand -base64 {SigningAlgorithmFacts.HashBytes(algorithm)}");
}
