using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Auth.Core.Tests.House;

/// <summary>
/// One use of something: a name, or a value whose type has no name in the text, such as what a <c>var</c> holds. A value
/// that only passes through counts, since whoever holds it knows its type.
/// </summary>
internal readonly record struct SymbolUse(SyntaxNode Node, ISymbol Symbol)
{
    /// <summary>The type that is used: the symbol itself, or the one that declares it. Null for namespaces and locals' labels.</summary>
    public INamedTypeSymbol? Type => (Symbol as INamedTypeSymbol ?? Symbol.ContainingType)?.OriginalDefinition;

    /// <summary>The namespace it lives in.</summary>
    public string Namespace =>
        (Symbol as INamespaceSymbol ?? Type?.ContainingNamespace)?.ToDisplayString() ?? string.Empty;

    /// <summary>Whether it belongs to the library and not to the platform or a package.</summary>
    public bool IsOurs =>
        Symbol is INamespaceSymbol
            ? Namespace is "Auth.Core" || Namespace.StartsWith("Auth.Core.", StringComparison.Ordinal)
            : Type?.ContainingAssembly?.Name is "Auth.Core";

    /// <summary>Finds all uses. Documentation may name what code may not, so comments are left out.</summary>
    public static IEnumerable<SymbolUse> In(SemanticModel model, SyntaxTree tree) =>
        tree.GetRoot()
            .DescendantNodes(static node => node is not UsingDirectiveSyntax)
            .Where(static node => !IsNameOfNamespace(node))
            .SelectMany(node => Symbols(model, node).Select(symbol => new SymbolUse(node, symbol)));

    private static bool IsNameOfNamespace(SyntaxNode node) =>
        node is NameSyntax && node.FirstAncestorOrSelf<SyntaxNode>(IsNamespaceOrType) is BaseNamespaceDeclarationSyntax;

    private static bool IsNamespaceOrType(SyntaxNode node) =>
        node is BaseNamespaceDeclarationSyntax or MemberDeclarationSyntax or AttributeListSyntax;

    private static IEnumerable<ISymbol> Symbols(SemanticModel model, SyntaxNode node)
    {
        if (node is UsingDirectiveSyntax { NamespaceOrType: { } name })
        {
            return model.GetSymbolInfo(name).Symbol is { } used ? [used] : [];
        }

        if (node is not (ExpressionSyntax or ConstructorInitializerSyntax or AttributeSyntax))
        {
            return [];
        }

        var symbol = model.GetSymbolInfo(node).Symbol;
        IEnumerable<ISymbol> named = symbol is null or INamespaceSymbol ? [] : Parts(symbol);
        return model.GetTypeInfo(node).Type is { } type ? named.Concat(Parts(type)) : named;
    }

    // A list of users is a use of users.
    private static IEnumerable<ISymbol> Parts(ISymbol symbol) =>
        symbol switch
        {
            IArrayTypeSymbol array => Parts(array.ElementType),
            IPointerTypeSymbol pointer => Parts(pointer.PointedAtType),
            INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.SelectMany(item => Parts(item.Type)),
            INamedTypeSymbol type => type.TypeArguments.SelectMany(Parts).Prepend(type),
            IMethodSymbol { IsGenericMethod: true } method => method.TypeArguments.SelectMany(Parts).Prepend(method),
            ITypeSymbol => [],
            _ => [symbol],
        };
}
