using System.Buffers;
using System.Text;

namespace Auth.Core.Tokens.Jwt;

/// <summary>The form of claims that name something.</summary>
internal static class ClaimText
{
    /// <summary>True for 1 to 255 UTF-16 characters of UTF-8 text.</summary>
    public static bool IsShort(ReadOnlySpan<byte> text) =>
        !text.IsEmpty
        && (
            text.Length <= TokenLimits.ClaimCharacters
            || Encoding.UTF8.GetCharCount(text) <= TokenLimits.ClaimCharacters
        );

    /// <summary>True for the same without a blank at either end: two names must not look alike.</summary>
    public static bool IsName(ReadOnlySpan<byte> text) =>
        IsShort(text)
        && Rune.DecodeFromUtf8(text, out var first, out _) == OperationStatus.Done
        && !Rune.IsWhiteSpace(first)
        && Rune.DecodeLastFromUtf8(text, out var last, out _) == OperationStatus.Done
        && !Rune.IsWhiteSpace(last);
}
