using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Auth.Core.Tests.House;

/// <summary>One file of the library with what the compiler knows of it.</summary>
internal sealed class SourceFile(CSharpCompilation compilation, SyntaxTree tree)
{
    private readonly Lazy<IReadOnlyList<SymbolUse>> _uses = new(() =>
        [.. SymbolUse.In(compilation.GetSemanticModel(tree), tree)]
    );

    /// <summary>Where it lies below the library's folder, with forward slashes.</summary>
    public string Path => tree.FilePath;

    /// <summary>The folder it lies in, sub-folders included; empty at the root.</summary>
    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : string.Empty;

    /// <summary>The syntax.</summary>
    public SyntaxNode Syntax { get; } = tree.GetRoot();

    /// <summary>The meaning.</summary>
    public SemanticModel Model { get; } = compilation.GetSemanticModel(tree);

    /// <summary>Everything that signatures and bodies use, comments excepted.</summary>
    public IReadOnlyList<SymbolUse> Uses => _uses.Value;

    /// <summary>A place for a message: path and line.</summary>
    public string At(SyntaxNode node) => $"{Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
