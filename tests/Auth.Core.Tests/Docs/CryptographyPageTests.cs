using System.Text.RegularExpressions;
using Auth.Core.Tests.House;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Docs;

/// <summary>docs/cryptography.md tells of every algorithm that the source uses, and of no other.</summary>
public sealed class CryptographyPageTests
{
    private const string Page = "docs/cryptography.md";
    private const string Cryptography = "System.Security.Cryptography";
    private const int LeastHashBytes = 32;

    private static readonly HashSet<string> Written =
    [
        .. Regex
            .Matches(
                Repository.Read(Page),
                "`(?<name>[A-Z][A-Za-z0-9]+)`",
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(5)
            )
            .Select(match => match.Groups["name"].Value),
    ];

    private static readonly HashSet<string> Used =
    [
        .. CoreSource
            .Files.SelectMany(file => file.Uses)
            .Where(use => use.Namespace.Equals(Cryptography, StringComparison.Ordinal))
            .Select(use => use.Type?.Name)
            .OfType<string>(),
    ];

    [Fact]
    [Trait("asvs", "11.1.1")]
    [Trait("asvs", "11.1.2")]
    [Trait("asvs", "11.1.4")]
    public void Every_algorithm_and_every_type_of_the_source_is_on_the_page() =>
        Breaches.None(
            Used.Concat(Enum.GetNames<SigningAlgorithm>()).Where(name => !Written.Contains(name)),
            $"Cryptography that {Page} does not tell of. Say there what it is for."
        );

    [Fact]
    public void Nothing_is_on_the_page_that_the_source_no_longer_uses() =>
        Breaches.None(
            Written.Except(Used).Where(IsOfThePlatform),
            $"{Page} tells of cryptography that no source file uses any more."
        );

    [Fact]
    [Trait("asvs", "11.4.3")]
    public void No_signature_has_a_hash_below_256_bits() =>
        Enum.GetValues<SigningAlgorithm>()
            .Should()
            .OnlyContain(algorithm => SigningAlgorithmFacts.HashBytes(algorithm) >= LeastHashBytes);

    private static bool IsOfThePlatform(string name) =>
        typeof(System.Security.Cryptography.Aes).Assembly.GetType($"{Cryptography}.{name}") is not null;
}
