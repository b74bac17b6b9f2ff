using Auth.Core.Samples.Tests.Support;

namespace Auth.Core.Samples.Tests;

/// <summary>What is inside of the packages that are shipped.</summary>
[Collection(PackedFeed.Collection)]
public sealed class PackageTests(PackedFeed feed)
{
    private readonly IReadOnlyList<PackageContent> _all = [.. feed.Files.Select(file => new PackageContent(file))];

    private IEnumerable<PackageContent> Packages => _all.Where(package => !package.HasSymbols);

    [Fact]
    public void Each_has_licence_readme_icon_description_and_documentation()
    {
        Packages.Should().HaveCount(6);
        foreach (var package in Packages)
        {
            package.Manifest("license").Should().Equal(["MIT"], package.Name);
            package.Manifest("description").Should().OnlyContain(text => text.Length > 40, package.Name);
            package.Files.Should().Contain(["README.md", "icon.png"], package.Name);
            package.Files.Should().Contain(file => file.StartsWith("lib/net10.0/") && file.EndsWith(".xml"));
        }
    }

    [Fact]
    public void Each_has_symbols_of_its_own() =>
        _all.Where(package => package.HasSymbols)
            .Should()
            .HaveCount(6)
            .And.OnlyContain(package => package.Files.Any(file => file.EndsWith(".pdb")));

    [Fact]
    public void The_package_with_the_block_list_says_whose_work_it_is() =>
        Packages
            .Where(package => package.Files.Contains("THIRD-PARTY-NOTICES.md"))
            .Select(package => package.Name)
            .Should()
            .ContainSingle()
            .Which.Should()
            .MatchRegex(@"^Auth\.Core\.[0-9]");

    [Fact]
    public void None_tells_a_path_of_the_machine_that_packed_it()
    {
        var root = SampleProcess.Root();

        _all.SelectMany(package => package.Holding(root)).Should().BeEmpty();
        _all.SelectMany(package => package.Sources())
            .Should()
            .HaveCountGreaterThan(400)
            .And.OnlyContain(source => source.StartsWith("/_/"));
    }
}
