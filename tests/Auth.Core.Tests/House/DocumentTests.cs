namespace Auth.Core.Tests.House;

public sealed class DocumentTests
{
    [Fact]
    public void Every_block_of_code_is_compiled_code() =>
        Breaches.None(
            Documents().SelectMany(file => CodeBlock.In(file, Repository.Read(file))).SelectMany(One(Compiled())),
            "A csharp block must stand, line by line, in a file under samples/ or a Docs folder of the tests."
        );

    [Fact]
    public void Every_relative_link_leads_to_a_file() =>
        Breaches.None(
            Documents().SelectMany(file => DocumentLinks.Broken(file, Repository.Read(file), Exists)),
            "Links that lead nowhere."
        );

    [Theory]
    [InlineData("```csharp\nvar b = 2;\nvar a = 1;\n```")]
    [InlineData("```csharp\nvar a = 1;\nvar c = 3;\n```")]
    [InlineData("```csharp\n```")]
    [InlineData("```csharp no-compile\nvar a = 1;\n```")]
    [InlineData("```cs\nvar a = 1;\n```")]
    [InlineData("```csharp\nvar a = 1;")]
    public void A_block_that_nobody_compiles_is_found(string markdown) =>
        CodeBlock
            .In("proof.md", markdown)
            .SelectMany(One(["class Proof\n{\n    var a = 1;\n    var b = 2;\n    var c = 3;\n}"]))
            .Should()
            .ContainSingle();

    [Fact]
    public void A_block_is_found_in_compiled_code_at_any_depth() =>
        CodeBlock
            .In("proof.md", "```csharp\nvar a = 1;\n\n  var b = 2;\n```\n```sh\nrun\n```")
            .SelectMany(One(["class Proof\r\n{\r\n    var a = 1;\r\n    var b = 2;\r\n}"]))
            .Should()
            .BeEmpty();

    [Theory]
    [InlineData("[one](gone.md)")]
    [InlineData("[one](../gone.md#part)")]
    [InlineData("![one](gone.png \"title\")")]
    [InlineData("[one]: gone.md")]
    public void A_link_that_leads_nowhere_is_found(string markdown) =>
        DocumentLinks.Broken("docs/proof.md", markdown, path => path is "docs/here.md").Should().ContainSingle();

    [Theory]
    [InlineData("[one](here.md#part)")]
    [InlineData("[one](#part)")]
    [InlineData("[one](https://example.org/gone)")]
    [InlineData("`[one](gone.md)`")]
    public void A_link_that_leads_somewhere_is_none(string markdown) =>
        DocumentLinks.Broken("docs/proof.md", markdown, path => path is "docs/here.md").Should().BeEmpty();

    private static Func<CodeBlock, IEnumerable<string>> One(IReadOnlyCollection<string> compiled) =>
        block => block.Faults(compiled);

    private static IEnumerable<string> Documents() =>
        Repository.Files(".", "*.md").Where(file => !file.StartsWith("tests/", StringComparison.Ordinal));

    private static List<string> Compiled() =>
        [
            .. Repository
                .Files("samples", "*.cs")
                .Concat(Repository.Files("tests/Auth.Core.Tests/Docs", "*.cs"))
                .Concat(Repository.Files("tests/Auth.Core.AspNetCore.Tests/Docs", "*.cs"))
                .Select(Repository.Read),
        ];

    private static bool Exists(string path) =>
        File.Exists(Repository.Path(path)) || Directory.Exists(Repository.Path(path));
}
