using Auth.Core.Tests.House;
using Xunit.Abstractions;

namespace Auth.Core.Tests.Asvs;

/// <summary>The tests carry the ids that they prove, and the page says no more than they do.</summary>
public sealed class AsvsTests(ITestOutputHelper output)
{
    private const string Approve = "AUTH_CORE_APPROVE";
    private const string Page = "docs/asvs.md";
    private const string Counts = "artifacts/asvs.txt";

    private static readonly ILookup<string, string> TestClasses = AsvsProofs.All.ToLookup(
        proof => proof.Id,
        proof => proof.TestClass,
        StringComparer.Ordinal
    );

    [Fact]
    public void Every_requirement_that_is_said_to_hold_is_proved_by_a_test() =>
        Breaches.None(
            AsvsRequirement.All.Where(row => row.NeedsProof && !TestClasses.Contains(row.Id)).Select(row => row.Id),
            $"No test carries these ids. Add [Trait(\"asvs\", id)] to the proof, or say in {AsvsRequirement.File} what is open."
        );

    [Fact]
    public void Nothing_is_called_open_that_a_test_proves() =>
        Breaches.None(
            AsvsRequirement.All.Where(row => row.IsOpen && TestClasses.Contains(row.Id)).Select(row => row.Id),
            $"Tests carry these ids. If they prove the whole row, take its \"open:\" off {AsvsRequirement.File}."
        );

    [Fact]
    public void No_test_carries_an_id_that_nobody_listed() =>
        Breaches.None(Unknown(AsvsProofs.All), $"Ids that are not in {AsvsRequirement.File}; one id a trait.");

    [Fact]
    public void The_chapters_are_listed_whole()
    {
        AsvsRequirement.All.Select(row => row.Id).Should().OnlyHaveUniqueItems();
        AsvsRequirement.Counted.Should().HaveCount(163);
        AsvsRequirement
            .Counted.GroupBy(row => row.Chapter)
            .ToDictionary(chapter => chapter.Key, chapter => chapter.Count())
            .Should()
            .Equal(AsvsRequirement.Chapters);
        AsvsRequirement
            .Counted.GroupBy(row => row.Level)
            .OrderBy(level => level.Key)
            .Select(level => level.Count())
            .Should()
            .Equal(35, 91, 37);
    }

    [Fact]
    public void Every_row_has_a_class_and_every_row_without_a_test_a_reason() =>
        Breaches.None(
            AsvsRequirement
                .All.Where(row => !"DOAHN".Contains(row.Class, StringComparison.Ordinal))
                .Concat(AsvsRequirement.All.Where(row => !row.NeedsProof && row.Note.Length < 4))
                .Select(row => row.Id),
            $"A class is one of D, O, A, H and N, and a row that no test proves says why, in {AsvsRequirement.File}."
        );

    [Fact]
    public void The_page_and_the_run_tell_the_same_counts()
    {
        var counts = AsvsPage.Counts(AsvsRequirement.Counted);
        var text = AsvsPage.Text(AsvsRequirement.All, TestClasses);
        if (Environment.GetEnvironmentVariable(Approve) is "1")
        {
            File.WriteAllText(Repository.Path(Page), text);
        }

        Directory.CreateDirectory(Repository.Path("artifacts"));
        File.WriteAllText(Repository.Path(Counts), counts);
        output.WriteLine(counts);
        Breaches.None(
            Different(File.Exists(Repository.Path(Page)) ? Repository.Read(Page) : string.Empty, text),
            $"{Page} does not say what the tests prove. Run this test once with {Approve}=1 and look at the difference."
        );
    }

    [Theory]
    [InlineData("[Fact] [Trait(\"asvs\", \"6.2.8\")] public void A_test() { }", true)]
    [InlineData("[Trait(\"asvs\", \"6.2.8\")] public void No_test() { }", false)]
    [InlineData("[IcuFact] [Trait(\"asvs\", \"6.2.8\")] public void One_that_may_be_skipped() { }", false)]
    [InlineData("[Fact] [Trait(\"attack\", \"6.2.8\")] public void Another_trait() { }", false)]
    public void An_id_counts_on_a_test_that_always_runs(string member, bool counts) =>
        AsvsProofs.In("proof.cs", $"class Proof {{ {member} }} // \"asvs\"").Any().Should().Be(counts);

    [Fact]
    public void An_id_that_nobody_listed_is_found()
    {
        var proofs = AsvsProofs.In(
            "proof.cs",
            "[Trait(\"asvs\", \"6.2.99\")] class Proof { [Fact] public void Is() { } }"
        );

        Unknown(proofs).Should().ContainSingle();
    }

    private static IEnumerable<string> Unknown(IEnumerable<AsvsProof> proofs) =>
        proofs
            .Where(proof => AsvsRequirement.All.All(row => !row.Id.Equals(proof.Id, StringComparison.Ordinal)))
            .Select(proof => $"{proof.Place} {proof.Id}");

    private static IEnumerable<string> Different(string present, string wanted) =>
        wanted
            .Split('\n')
            .Except(present.Split('\n'), StringComparer.Ordinal)
            .Select(line => $"+ {line}")
            .Concat(present.Split('\n').Except(wanted.Split('\n'), StringComparer.Ordinal).Select(line => $"- {line}"));
}
