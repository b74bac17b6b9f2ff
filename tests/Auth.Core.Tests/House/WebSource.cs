using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Auth.Core.Tests.House;

/// <summary>The source of the web package, parsed: what its layout is judged by. What its names mean is nobody's question here.</summary>
internal static class WebSource
{
    /// <summary>The package, its folder below src and the beginning of its namespaces.</summary>
    public const string Package = "Auth.Core.AspNetCore";

    private const string Folder = $"src/{Package}";

    /// <summary>Every file of the package, by its path below the package's folder.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = Read();

    private static List<SourceFile> Read()
    {
        SyntaxTree[] trees =
        [
            .. Repository
                .Files(Folder, "*.cs")
                .Select(path => CSharpSyntaxTree.ParseText(Repository.Read(path), path: path[(Folder.Length + 1)..])),
        ];
        var compilation = CSharpCompilation.Create(Package, trees);
        return [.. trees.Select(tree => new SourceFile(compilation, tree))];
    }
}
