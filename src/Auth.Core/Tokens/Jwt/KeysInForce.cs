namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// Where a token service finds its keys. They are exchanged as a whole: a reader sees the set before or the set after,
/// never a mixture. A set that was exchanged is left to the collector, because somebody may still verify with it.
/// </summary>
internal sealed class KeysInForce(TokenKeys? keys = null)
{
    private volatile TokenKeys? _keys = keys;

    /// <summary>The set in force; null while none has been loaded.</summary>
    public TokenKeys? Current => _keys;

    /// <summary>Puts a set into force.</summary>
    public void Exchange(TokenKeys next) => _keys = next;
}
