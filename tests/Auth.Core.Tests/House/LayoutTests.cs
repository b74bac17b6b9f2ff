namespace Auth.Core.Tests.House;

public sealed class LayoutTests
{
    [Fact]
    public void A_namespace_is_its_folder() =>
        Breaches.None(
            CoreSource.Files.SelectMany(LayoutRules.NamespaceBreaches),
            "A namespace differs from its folder. Rename one of the two."
        );

    [Fact]
    public void A_namespace_of_a_satellite_is_its_folder() =>
        Breaches.None(
            WebSource.Files.SelectMany(file => LayoutRules.NamespaceBreaches(file, WebSource.Package)),
            "A namespace differs from its folder. Rename one of the two."
        );

    [Fact]
    public void A_file_is_named_for_its_first_type() =>
        Breaches.None(
            CoreSource.Files.Concat(WebSource.Files).SelectMany(LayoutRules.NameBreaches),
            "A file is not named for the type that it begins with. Rename it, or move the type up."
        );

    [Fact]
    public void No_folder_is_a_technical_drawer() =>
        Breaches.None(
            Repository.Files("src").SelectMany(LayoutRules.FolderBreaches),
            "Folders are named for the domain. Put the file where its subject lives."
        );

    [Fact]
    public void A_namespace_of_another_folder_is_found()
    {
        var proof = CoreSource.With("Users/Proof.cs", "namespace Auth.Core.Login; internal sealed class Proof;");

        LayoutRules.NamespaceBreaches(proof).Should().ContainSingle();
    }

    [Fact]
    public void The_container_s_namespace_is_found_in_every_other_file()
    {
        var proof = CoreSource.With(
            "DependencyInjection/Proof.cs",
            $"namespace {LayoutRules.ContainerNamespace}; internal sealed class Proof;"
        );

        LayoutRules.NamespaceBreaches(proof).Should().ContainSingle();
    }

    [Fact]
    public void A_file_named_for_its_second_type_is_found()
    {
        var proof = CoreSource.With("Users/Proof.cs", "namespace Auth.Core.Users; enum Other; sealed class Proof;");

        LayoutRules.NameBreaches(proof).Should().ContainSingle();
    }

    [Theory]
    [InlineData("src/Auth.Core/Users/Helpers/Proof.cs")]
    [InlineData("src/Auth.Core/services/Proof.cs")]
    public void A_technical_drawer_is_found(string path) => LayoutRules.FolderBreaches(path).Should().ContainSingle();

    [Fact]
    public void A_file_that_is_named_like_a_drawer_is_no_drawer() =>
        LayoutRules.FolderBreaches("src/Auth.Core/Users/Services").Should().BeEmpty();
}
