using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Auth.Core.Tests.House;

/// <summary>
/// The source of the library, compiled once for all rules, so that they ask the compiler what a name means instead of
/// guessing from its text.
/// </summary>
internal static class CoreSource
{
    /// <summary>Where the source lies, from the root.</summary>
    public const string Folder = "src/Auth.Core";

    // What ImplicitUsings of the plain SDK stands for.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.None);
    private static readonly Lazy<CSharpCompilation> Compiled = new(Compile);
    private static readonly Lazy<IReadOnlyList<SourceFile>> Read = new(() =>
        [
            .. Compilation
                .SyntaxTrees.Where(tree => tree.FilePath.Length > 0)
                .Select(tree => new SourceFile(Compilation, tree)),
        ]
    );

    /// <summary>The whole library as one compilation.</summary>
    public static CSharpCompilation Compilation => Compiled.Value;

    /// <summary>Every file of the library.</summary>
    public static IReadOnlyList<SourceFile> Files => Read.Value;

    /// <summary>A file that does not exist, compiled among the real ones: what the proof that a rule can fail is made of.</summary>
    /// <param name="path">Where it would lie below the library's folder.</param>
    /// <param name="text">Its text, which must compile.</param>
    public static SourceFile With(string path, string text)
    {
        var tree = Parse(text, path);
        var compilation = Compilation.AddSyntaxTrees(tree);
        compilation.GetSemanticModel(tree).GetDiagnostics().Where(IsError).Should().BeEmpty("a proof has to compile");
        return new SourceFile(compilation, tree);
    }

    /// <summary>What the compiler objects to, save for what its generators would have added.</summary>
    public static IEnumerable<Diagnostic> Errors() => Compilation.GetDiagnostics().Where(IsError);

    private static CSharpCompilation Compile()
    {
        var trees = Repository
            .Files(Folder, "*.cs")
            .Select(path => Parse(Repository.Read(path), path[(Folder.Length + 1)..]))
            .Prepend(Parse(ImplicitUsings, path: string.Empty));
        return CSharpCompilation.Create(
            "Auth.Core",
            trees,
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Parsing, path);

    // What this very process runs on, without the library itself, which is here as source.
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => !System.IO.Path.GetFileName(path).StartsWith("Auth.Core", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));

    private static bool IsError(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error
        && !IsLogMessageWithoutItsGenerator(diagnostic)
        && !IsJsonContextWithoutItsGenerator(diagnostic);

    // The generator of JSON contexts does not run here either: it writes their constructor, their members and `Default`.
    private static bool IsJsonContextWithoutItsGenerator(Diagnostic diagnostic)
    {
        var node = diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan);
        return diagnostic.Id switch
        {
            "CS0534" or "CS7036" => node is ClassDeclarationSyntax type && IsJsonContext(type),
            "CS0117" => node
                is IdentifierNameSyntax { Identifier.Text: "Default", Parent: MemberAccessExpressionSyntax of }
                && Compilation
                    .SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
                    .Any(type =>
                        IsJsonContext(type)
                        && string.Equals(type.Identifier.Text, of.Expression.ToString(), StringComparison.Ordinal)
                    ),
            _ => false,
        };
    }

    private static bool IsJsonContext(ClassDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.PartialKeyword)
        && type.BaseList?.Types.Any(of => of.Type.ToString() is "JsonSerializerContext") == true;

    // CS8795: a partial method without a body. The generator of log messages writes those, and it does not run here.
    private static bool IsLogMessageWithoutItsGenerator(Diagnostic diagnostic) =>
        string.Equals(diagnostic.Id, "CS8795", StringComparison.Ordinal)
        && diagnostic
            .Location.SourceTree!.GetRoot()
            .FindNode(diagnostic.Location.SourceSpan)
            .FirstAncestorOrSelf<MethodDeclarationSyntax>()!
            .AttributeLists.SelectMany(list => list.Attributes)
            .Any(attribute => string.Equals(attribute.Name.ToString(), "LoggerMessage", StringComparison.Ordinal));
}
