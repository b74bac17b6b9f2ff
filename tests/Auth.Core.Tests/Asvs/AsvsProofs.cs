using Auth.Core.Tests.House;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Auth.Core.Tests.Asvs;

/// <summary>A test, or a class of tests, that carries an id of the standard.</summary>
internal sealed record AsvsProof(string Id, string TestClass, string Place);

/// <summary>The ids that tests carry, read from the sources of all test projects.</summary>
internal static class AsvsProofs
{
    private const string Trait = "asvs";

    // Only tests that always run: one that may be skipped proves nothing on the machine that skips it.
    private static readonly string[] Tests = ["Fact", "Theory"];

    /// <summary>Every id that a test carries, with where.</summary>
    public static IReadOnlyList<AsvsProof> All { get; } =
    [.. Repository.Files("tests", "*.cs").SelectMany(file => In(file, Repository.Read(file)))];

    /// <summary>The ids that a file's tests carry.</summary>
    public static IEnumerable<AsvsProof> In(string file, string text) =>
        !text.Contains($"\"{Trait}\"", StringComparison.Ordinal)
            ? []
            : CSharpSyntaxTree
                .ParseText(text)
                .GetRoot()
                .DescendantNodes()
                .OfType<TypeDeclarationSyntax>()
                .SelectMany(type => Of(file, type));

    private static IEnumerable<AsvsProof> Of(string file, TypeDeclarationSyntax type)
    {
        var tests = type.Members.OfType<MethodDeclarationSyntax>().Where(method => Names(method).Any(Tests.Contains));
        var ids = tests.SelectMany(Ids).Concat(tests.Any() ? Ids(type) : []);
        return ids.Select(id => new AsvsProof(id, type.Identifier.Text, $"{file} {type.Identifier.Text}"));
    }

    private static IEnumerable<string> Names(MemberDeclarationSyntax member) =>
        Attributes(member).Select(attribute => attribute.Name.ToString());

    private static IEnumerable<string> Ids(MemberDeclarationSyntax member) =>
        from attribute in Attributes(member)
        where attribute.Name.ToString() is "Trait"
        let texts = (attribute.ArgumentList?.Arguments ?? default)
            .Select(argument => argument.Expression)
            .OfType<LiteralExpressionSyntax>()
            .Select(literal => literal.Token.ValueText)
            .ToList()
        where texts is [Trait, _]
        select texts[1];

    private static IEnumerable<AttributeSyntax> Attributes(MemberDeclarationSyntax member) =>
        member.AttributeLists.SelectMany(list => list.Attributes);
}
