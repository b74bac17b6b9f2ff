using System.Text.RegularExpressions;
using Auth.Core.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Auth.Core.Tests.Asvs;

/// <summary>
/// What holds because there is nothing that could break it. The day such a feature ships its rows become duties, and this
/// test is what says so.
/// </summary>
public sealed class AbsentFeatureTests
{
    private const string Words = "words";
    private const string Types = "types";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // The approved text of every package; another test holds it to what is compiled.
    private static readonly string PublicNames = string.Join(
        '\n',
        Repository.Files("tests/Auth.Core.Tests/House/PublicApi", "*.txt").Select(Repository.Read)
    );

    private static readonly HashSet<string> UsedNames =
    [
        .. Repository
            .Files("src", "*.cs")
            .SelectMany(file => CSharpSyntaxTree.ParseText(Repository.Read(file)).GetRoot().DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText),
    ];

    public static TheoryData<string> Rows() =>
        [.. AsvsRequirement.All.Where(row => row.Class == AsvsRequirement.Absence).Select(row => row.Id)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void No_name_speaks_of_a_feature_that_is_absent(string id)
    {
        var note = AsvsRequirement.All.Single(row => row.Id.Equals(id, StringComparison.Ordinal)).Note;

        Breaches.None(
            Present(note),
            $"{id} held by absence, and names of that kind appeared. Prove the row by a test, or choose other words in "
                + $"{AsvsRequirement.File} if the names mean something else."
        );
    }

    [Theory]
    [InlineData("words Password")]
    [InlineData("words Nowhere, SigningKey")]
    [InlineData("types AesGcm")]
    [InlineData("no list at all")]
    public void A_name_that_is_there_is_found(string note) => Present(note).Should().NotBeEmpty();

    [Theory]
    [InlineData("words Pass")]
    [InlineData("types Aes")]
    public void A_part_of_a_word_is_no_word(string note) => Present(note).Should().BeEmpty();

    private static IEnumerable<string> Present(string note)
    {
        var kind = note.Split(' ')[0];
        var names = note[kind.Length..].Split(',', StringSplitOptions.TrimEntries);
        return kind switch
        {
            Words => names.Where(IsPublicWord),
            Types => names.Where(UsedNames.Contains),
            _ => [$"the note '{note}' begins with neither '{Words}' nor '{Types}'"],
        };
    }

    // A word of a name as they are written here: from a capital to before the next letter that is none of its own.
    private static bool IsPublicWord(string word) =>
        Regex.IsMatch(PublicNames, $"{word}(?![a-z])", RegexOptions.ExplicitCapture, Patience);
}
