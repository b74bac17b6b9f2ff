using Microsoft.CodeAnalysis;

namespace Auth.Core.Tests.House;

/// <summary>The types that secrets are carried in: text and bytes, and views of them.</summary>
internal static class SecretText
{
    private static readonly string[] Views =
    [
        "Span",
        "ReadOnlySpan",
        "Memory",
        "ReadOnlyMemory",
        "ArraySegment",
        "ImmutableArray",
        "ReadOnlySequence",
        "List",
        "IReadOnlyList",
        "IEnumerable",
    ];

    /// <summary>Whether a value of this type can hold a secret's text or bytes.</summary>
    public static bool Is(ITypeSymbol? type) =>
        type switch
        {
            { SpecialType: SpecialType.System_String } => true,
            IArrayTypeSymbol array => IsLetter(array.ElementType),
            INamedTypeSymbol { TypeArguments: [var element] } view => Views.Contains(view.Name, StringComparer.Ordinal)
                && IsLetter(element),
            _ => false,
        };

    private static bool IsLetter(ITypeSymbol element) =>
        element.SpecialType is SpecialType.System_Byte or SpecialType.System_Char;
}
