namespace Auth.Core.Tests.House;

public sealed class FolderDependencyTests
{
    [Fact]
    public void A_folder_uses_only_folders_that_it_may_know() =>
        Breaches.None(
            CoreSource.Files.SelectMany(UnknownToItsFolder),
            "A folder uses one that it may not know (House/FolderTable.cs, DESIGN.md). Move the code, or turn the call round."
        );

    [Fact]
    public void Every_folder_has_its_place_in_the_table() =>
        Breaches.None(
            CoreSource.Files.Select(file => file.Path).SelectMany(WithoutPlace),
            "A new folder: say in House/FolderTable.cs who may know it and whom it may know."
        );

    [Theory]
    [InlineData("Passwords/Proof.cs", "Auth.Core.Passwords", "public object Of(Users.User user) => user;")]
    [InlineData("Login/Proof.cs", "Auth.Core.Login", "private readonly Registration.RegistrationOutcome? _other;")]
    [InlineData("Users/Proof.cs", "Auth.Core.Users", "public object Of() => Tokens.SigningKey.CreateRandom();")]
    [InlineData("Text/Proof.cs", "Auth.Core.Text", "public object Of() => Secrets.SecureRandom.System;")]
    [InlineData("Tokens/Proof.cs", "Auth.Core.Tokens", "public System.Collections.Generic.List<AuthCoreOptions>? All;")]
    public void A_use_upwards_or_sideways_is_found(string path, string name, string member)
    {
        var proof = CoreSource.With(path, $"namespace {name}; internal sealed class Proof {{ {member} }}");

        UnknownToItsFolder(proof).Should().NotBeEmpty();
    }

    [Fact]
    public void A_value_whose_type_is_never_named_is_found()
    {
        const string Text = """
            namespace Auth.Core.Secrets;
            internal static class Source { public static List<Auth.Core.Tokens.AccessToken>? Next => null; }
            internal static class Proof { public static void Of() { var value = Source.Next; _ = value; } }
            """;

        var proof = CoreSource.With("Secrets/Proof.cs", Text);

        UnknownToItsFolder(proof).Should().Contain(breach => breach.Contains("cs:3 ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_using_directive_alone_is_found()
    {
        var proof = CoreSource.With("Secrets/Proof.cs", "using Auth.Core.Users;\nnamespace Auth.Core.Secrets;");

        UnknownToItsFolder(proof).Should().ContainSingle();
    }

    [Fact]
    public void A_folder_without_a_place_is_found() => WithoutPlace("Helpers/Proof.cs").Should().ContainSingle();

    private static IEnumerable<string> UnknownToItsFolder(SourceFile file)
    {
        var folder = FolderTable.OfPath(file.Path);
        return file
            .Uses.Where(use => use.IsOurs)
            .Where(use => !FolderTable.MayKnow(folder, FolderTable.OfNamespace(use.Namespace)))
            .Select(use => $"{file.At(use.Node)} {folder} may not know {use.Type?.ToDisplayString() ?? use.Namespace}");
    }

    private static IEnumerable<string> WithoutPlace(string path) =>
        FolderTable.Has(FolderTable.OfPath(path)) ? [] : [path];
}
