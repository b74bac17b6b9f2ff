namespace Auth.Core.Tests.House;

public sealed class SecretTypeTests
{
    [Fact]
    public void A_type_that_holds_a_secret_says_so() =>
        Breaches.None(
            CoreSource.Files.SelectMany(SecretRules.Unmarked),
            "A member is named like a secret. Mark the type with [SecretType], or give the member the name of what it is."
        );

    [Fact]
    public void A_secret_type_neither_compares_nor_prints_itself() =>
        Breaches.None(
            CoreSource.Files.SelectMany(SecretRules.Faults),
            "A type marked with [SecretType] offers what leaks. Take the comparison away; override ToString with a fixed text."
        );

    [Fact]
    [Trait("asvs", "11.2.4")]
    public void No_secret_is_compared_in_a_time_that_depends_on_it() =>
        Breaches.None(
            CoreSource.Files.SelectMany(SecretComparisonRules.OfSecrets),
            "A secret is compared like any other value. Use Secrets/ConstantTime."
        );

    [Fact]
    public void Where_secrets_are_handled_every_comparison_was_argued_for() =>
        Breaches.None(
            CoreSource.Files.SelectMany(SecretComparisonRules.InGuardedFolders),
            "Text or bytes are compared where secrets are handled. Use Secrets/ConstantTime, or say in SecretComparisonRules "
                + "why no secret is met."
        );

    [Fact]
    public void No_comparison_is_excused_that_is_gone() =>
        Breaches.None(
            SecretComparisonRules.Unneeded(CoreSource.Files),
            "Take these files off the list in SecretComparisonRules."
        );

    [Theory]
    [InlineData("sealed class Proof { private readonly string _token = string.Empty; public string Of() => _token; }")]
    [InlineData("sealed class Proof { public string? PasswordHash { get; init; } }")]
    [InlineData("struct Proof { public byte[] SharedSecret; }")]
    public void A_secret_type_without_its_mark_is_found(string type) =>
        SecretRules.Unmarked(Proof(type)).Should().ContainSingle();

    [Theory]
    [InlineData("sealed class Proof;")]
    [InlineData("sealed record Proof { public override string ToString() => string.Empty; }")]
    [InlineData(
        "sealed class Proof : IEquatable<Proof> { public bool Equals(Proof? o) => true; public override string ToString() => \"\"; }"
    )]
    [InlineData(
        "sealed class Proof : IComparable { public int CompareTo(object? o) => 0; public override string ToString() => \"\"; }"
    )]
    public void A_secret_type_that_compares_or_prints_is_found(string type) =>
        SecretRules.Faults(Proof("[Secrets.SecretType] " + type)).Should().NotBeEmpty();

    [Fact]
    public void A_type_that_inherits_the_mark_is_held_to_it_too()
    {
        const string Types = "[Secrets.SecretType] abstract class Key; sealed class Proof : Key;";

        SecretRules
            .Faults(Proof(Types))
            .Should()
            .Contain(fault => fault.Contains(" Proof in", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("StoredUser user, string hash", "user.RevealPasswordHash() == hash")]
    [InlineData(
        "StoredUser user, string hash",
        "string.Equals(hash, user.RevealPasswordHash(), StringComparison.Ordinal)"
    )]
    [InlineData(
        "StoredUser user, byte[] hash",
        "hash.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(user.RevealPasswordHash()))"
    )]
    [InlineData("Tokens.AccessToken token, string text", "token.Reveal().Equals(text)")]
    [InlineData(
        "Tokens.HmacSigningKey one, Tokens.HmacSigningKey two",
        "one.Secret.SequenceCompareTo(two.Secret) == 0"
    )]
    [InlineData("Tokens.SigningKey one, Tokens.SigningKey two", "one == two")]
    public void A_comparison_of_secrets_is_found(string parameters, string expression) =>
        SecretComparisonRules.OfSecrets(Proof(Method(parameters, expression))).Should().NotBeEmpty();

    [Theory]
    [InlineData("StoredUser user", "user.RevealPasswordHash() == null")]
    [InlineData("StoredUser user", "user.Version == 1")]
    [InlineData("Tokens.SigningKey key, string id", "key.KeyId == id")]
    public void A_comparison_that_meets_no_secret_is_none(string parameters, string expression) =>
        SecretComparisonRules.OfSecrets(Proof(Method(parameters, expression))).Should().BeEmpty();

    [Theory]
    [InlineData("string one, string two", "one == two")]
    [InlineData("byte[] one, byte[] two", "one.SequenceEqual(two)")]
    [InlineData("ReadOnlySpan<byte> one, ReadOnlySpan<byte> two", "one.SequenceEqual(two)")]
    [InlineData("ReadOnlySpan<char> one, ReadOnlySpan<char> two", "one.CompareTo(two, StringComparison.Ordinal) == 0")]
    [InlineData("string one, string two", "string.CompareOrdinal(one, two) == 0")]
    public void An_ordinary_comparison_in_a_guarded_folder_is_found(string parameters, string expression) =>
        SecretComparisonRules
            .InGuardedFolders(Proof(Method(parameters, expression), "Passwords"))
            .Should()
            .NotBeEmpty();

    [Theory]
    [InlineData("ReadOnlySpan<byte> name", "name.SequenceEqual(\"alg\"u8)")]
    [InlineData("string text", "text == \"known\"")]
    public void A_comparison_with_a_text_of_the_source_is_none(string parameters, string expression) =>
        SecretComparisonRules.InGuardedFolders(Proof(Method(parameters, expression), "Tokens")).Should().BeEmpty();

    private static string Method(string parameters, string expression) =>
        $"static class Proof {{ public static bool Of({parameters}) => {expression}; }}";

    private static SourceFile Proof(string type, string folder = "Users") =>
        CoreSource.With($"{folder}/Proof.cs", $"using System.Text;\nnamespace Auth.Core.{folder};\n{type}");
}
