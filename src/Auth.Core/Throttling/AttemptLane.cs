namespace Auth.Core.Throttling;

/// <summary>
/// Where guesses are counted: an account, a name that nobody has, or a known device of an account. The key is a keyed hash,
/// so that a reader of the store learns no name that was tried.
/// </summary>
/// <param name="Key">The record's key.</param>
/// <param name="Owner">The user's id, or empty where there is no such user.</param>
/// <param name="IsDevice">Whether it is a device's own lane.</param>
internal readonly record struct AttemptLane(string Key, string Owner, bool IsDevice)
{
    /// <summary>Whether the record goes when its failures have decayed: nobody owns it and a flood may make many.</summary>
    public bool Forgets => Owner.Length == 0;
}
