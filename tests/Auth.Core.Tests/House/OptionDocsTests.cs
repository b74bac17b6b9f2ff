namespace Auth.Core.Tests.House;

public sealed class OptionDocsTests
{
    private static readonly IReadOnlyDictionary<string, string> Options = OptionTree.Of(new AuthCoreOptions());

    [Fact]
    public void Every_option_has_a_row_in_docs() =>
        Breaches.None(
            OptionTables.Missing(Rows(), Options),
            "Options that docs do not tell of. Add a row to a table headed `| Option | Default | ...`."
        );

    [Fact]
    [Trait("asvs", "7.1.2")]
    [Trait("asvs", "7.1.1")]
    public void Every_row_in_docs_names_an_option_and_its_default() =>
        Breaches.None(
            OptionTables.WrongRows(Rows(), Options),
            "Rows like | `Bcrypt.WorkFactor` | `12` | name an option below AuthCoreOptions and its default; a TimeSpan is "
                + "written as `00:30:00`, an empty text or list as `required`."
        );

    [Fact]
    public void The_options_are_known_by_path_and_default()
    {
        Options.Should().Contain("Bcrypt.WorkFactor", "12");
        Options.Should().Contain("Tokens.Lifetime", "00:30:00");
        Options.Should().Contain("Tokens.SigningKeys", "required");
        Options.Should().NotContainKey("Bcrypt.UnsafeAllowFastHashing");
    }

    [Fact]
    public void An_option_without_a_row_is_found()
    {
        const string Docs = "| Name | Default |\n|---|---|\n| `Tokens.Issuer` | `required` |\n";

        OptionTables.Missing([.. OptionTables.In("docs", Docs)], Options).Should().HaveCount(Options.Count);
    }

    [Theory]
    [InlineData("| `Bcrypt.Rounds` | `12` |")]
    [InlineData("| `Bcrypt.WorkFactor` | `13` |")]
    [InlineData("| Bcrypt.WorkFactor | 12 |")]
    [InlineData("| `Tokens.Lifetime` | `30 min` |")]
    public void A_wrong_row_is_found(string row)
    {
        var rows = OptionTables.In("docs", $"| Option | Default | Why |\n|:--|---|---|\n{row}\n").ToList();

        OptionTables.WrongRows(rows, Options).Should().ContainSingle();
    }

    private static List<OptionRow> Rows() =>
        [.. Repository.Files("docs", "*.md").SelectMany(file => OptionTables.In(file, Repository.Read(file)))];
}
