using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Auth.Core.Tests.House;

/// <summary>
/// What users can call, as text: one line a type or member, in ordinal order, as C# would write it. Read from the built
/// assembly, so that what the compiler adds counts too.
/// </summary>
internal static class PublicApiText
{
    private static readonly SymbolDisplayFormat TypeLine = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword
    );

    private static readonly SymbolDisplayFormat MemberLine = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameOnly,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeConstantValue
            | SymbolDisplayMemberOptions.IncludeRef,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.StaticMethod,
        SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        SymbolDisplayLocalOptions.None,
        SymbolDisplayKindOptions.None,
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
    );

    /// <summary>The lines of a built assembly.</summary>
    public static IReadOnlyList<string> Of(string assemblyPath)
    {
        var reference = MetadataReference.CreateFromFile(assemblyPath);
        var compilation = CoreSource.Compilation.RemoveAllSyntaxTrees().AddReferences(reference);
        return Of((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!);
    }

    /// <summary>The lines of an assembly.</summary>
    public static IReadOnlyList<string> Of(IAssemblySymbol assembly) =>
        [.. Types(assembly).Where(IsVisible).SelectMany(LinesOf).Order(StringComparer.Ordinal)];

    /// <summary>All types of an assembly, nested ones included.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(IAssemblySymbol assembly) => Types(assembly.GlobalNamespace);

    /// <summary>Whether users can name it or override it.</summary>
    public static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility
            is Accessibility.Public
                or Accessibility.Protected
                or Accessibility.ProtectedOrInternal
        && (symbol.ContainingType is not { } outer || IsVisible(outer));

    /// <summary>Members that users can call or override, without the accessors, which their property shows.</summary>
    public static IEnumerable<ISymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(member => member is not INamedTypeSymbol and not IMethodSymbol { AssociatedSymbol: not null })
            .Where(member => IsVisible(member) && !IsNoise(type, member));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol place) =>
        place
            .GetMembers()
            .OfType<INamespaceOrTypeSymbol>()
            .SelectMany(member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));

    private static IEnumerable<string> LinesOf(INamedTypeSymbol type)
    {
        var name = type.ToDisplayString(TypeLine);
        var shape =
            type.IsStatic ? "static "
            : type.TypeKind is not TypeKind.Class ? string.Empty
            : type.IsSealed ? "sealed "
            : type.IsAbstract ? "abstract "
            : string.Empty;
        var owner = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        return Members(type)
            .Select(member =>
                $"{owner}: {(IsProtected(member) ? "protected " : string.Empty)}{member.ToDisplayString(MemberLine)}"
            )
            .Prepend($"{owner}: {shape}{name}{Bases(type)}");
    }

    private static string Bases(INamedTypeSymbol type)
    {
        IEnumerable<INamedTypeSymbol> parents =
            type.TypeKind is TypeKind.Class && type.BaseType is { SpecialType: SpecialType.None } parent
                ? [parent, .. type.Interfaces]
                : type.Interfaces;
        var names = parents.Where(IsVisible).Select(one => one.ToDisplayString(MemberLine)).ToList();
        return names.Count == 0 ? string.Empty : " : " + string.Join(", ", names);
    }

    private static bool IsProtected(ISymbol member) => member.DeclaredAccessibility is not Accessibility.Public;

    // The field below an enumeration is its own business.
    private static bool IsNoise(INamedTypeSymbol type, ISymbol member) =>
        type.TypeKind is TypeKind.Enum && member is not IFieldSymbol { HasConstantValue: true };
}
