using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Auth.Core.Tests.House;

/// <summary>What a type that holds a secret must be like, and how such a type is told.</summary>
internal static partial class SecretRules
{
    private const string Mark = "Auth.Core.Secrets.SecretTypeAttribute";

    /// <summary>Whether the type, or one that it derives from, is marked as holding a secret.</summary>
    public static bool IsSecret(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetAttributes().Any(attribute => Is(attribute.AttributeClass, Mark)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The types that a file declares.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesOf(SourceFile file) =>
        file
            .Syntax.DescendantNodes()
            .OfType<TypeDeclarationSyntax>()
            .Select(declaration => (INamedTypeSymbol)file.Model.GetDeclaredSymbol(declaration)!);

    /// <summary>Types that by the names of their fields hold a secret and do not say so.</summary>
    public static IEnumerable<string> Unmarked(SourceFile file) =>
        from type in TypesOf(file)
        where !IsSecret(type) && type.TypeKind is TypeKind.Class or TypeKind.Struct && !type.IsStatic
        from member in type.GetMembers()
        where
            !member.IsStatic
            && !member.IsImplicitlyDeclared
            && SecretName().IsMatch(member.Name)
            && SecretText.Is(ValueOf(member))
        select $"{file.Path} {type.Name}.{member.Name}";

    /// <summary>What is wrong with the marked types of a file.</summary>
    public static IEnumerable<string> Faults(SourceFile file) =>
        from type in TypesOf(file)
        where IsSecret(type)
        from fault in Faults(type)
        select $"{file.Path} {type.Name} {fault}";

    private static IEnumerable<string> Faults(INamedTypeSymbol type)
    {
        if (type.IsRecord)
        {
            yield return "is a record, which prints and compares its members";
        }

        if (type.GetMembers().OfType<IMethodSymbol>().Any(method => method.Name is "op_Equality" or "op_Inequality"))
        {
            yield return "has an operator == or !=";
        }

        if (type.GetMembers("Equals").Any(static member => !member.IsImplicitlyDeclared))
        {
            yield return "has an Equals of its own";
        }

        if (type.AllInterfaces.Any(static seam => seam.Name is "IEquatable" or "IComparable" or "IEqualityOperators"))
        {
            yield return "says that it can be compared";
        }

        if (!HasOwnText(type))
        {
            yield return "inherits a ToString that nobody wrote for a secret";
        }
    }

    // Its own, or that of a marked base.
    private static bool HasOwnText(INamedTypeSymbol? type)
    {
        for (; type is not null && IsSecret(type); type = type.BaseType)
        {
            if (type.GetMembers("ToString").OfType<IMethodSymbol>().Any(IsWritten))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWritten(IMethodSymbol method) =>
        method is { IsOverride: true, Parameters.IsEmpty: true, IsImplicitlyDeclared: false };

    private static ITypeSymbol? ValueOf(ISymbol member) =>
        member switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };

    private static bool Is(ISymbol? symbol, string name) =>
        string.Equals(symbol?.ToDisplayString(), name, StringComparison.Ordinal);

    // Modest on purpose: the names that we give to secrets. Ids of tokens and keys are none.
    [GeneratedRegex(
        "(secret|password|passphrase|pepper|privatekey|tokentext)|^_?(token|hash)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex SecretName();
}
