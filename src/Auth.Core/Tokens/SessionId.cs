namespace Auth.Core.Tokens;

/// <summary>
/// Names the session that a token belongs to: the <c>sid</c> claim. Opaque text of 1 to 255 characters without outer
/// blanks; ours are 128 random bits in base64url (22 characters). It opens nothing by itself and is no secret.
/// </summary>
/// <param name="Value">The id's text.</param>
public readonly record struct SessionId(string Value)
{
    /// <summary>The id's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}
