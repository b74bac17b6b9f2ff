namespace Auth.Core.Testing.Contracts;

/// <summary>A store breaks a sentence of its contract. Says which, what was expected and what was found; no secret.</summary>
public sealed class StoreContractException : Exception
{
    internal StoreContractException(string sentence, string expected, string found, int? seed, Exception? inner)
        : base(Describe(sentence, expected, found, seed), inner)
    {
        Sentence = sentence;
        Expected = expected;
        Found = found;
        Seed = seed;
    }

    /// <summary>The sentence that is broken: the name of the check.</summary>
    public string Sentence { get; }

    /// <summary>What the contract asks for.</summary>
    public string Expected { get; }

    /// <summary>What the store did instead.</summary>
    public string Found { get; }

    /// <summary>Starts the simultaneous callers in the same order again; null where a check has no such callers.</summary>
    public int? Seed { get; }

    private static string Describe(string sentence, string expected, string found, int? seed) =>
        $"The store breaks its contract: \"{sentence}\". Expected: {expected}. Found: {found}."
        + (seed is null ? string.Empty : $" Seed: {seed}; hand it to RunAsync to start the callers in the same order.");
}
