namespace Auth.Core.Tokens.Jwt;

/// <summary>Where a text of the payload lies: in the JSON itself, or unescaped in the scratch behind it.</summary>
internal readonly record struct TextPlace(int Start, int Length, bool IsUnescaped);
