using Auth.Core.Tokens;
using Xunit.Abstractions;

namespace Auth.Core.Tests.Tokens.Vectors;

/// <summary>Tokens of nine libraries and their hostile variants, through the public way in.</summary>
public sealed class JwtVectorTests(ITestOutputHelper output)
{
    // docs/tokens.md says why. Null follows the row: what is recommended there is what we do.
    private static readonly Dictionary<string, bool?> Decisions = new(StringComparer.Ordinal)
    {
        ["b64"] = false,
        ["claim-type"] = false,
        ["depth"] = false,
        ["duplicate"] = false,
        ["embedded"] = false,
        ["float-exp"] = false,
        ["hmac-equivalent"] = true,
        ["huge-exp"] = false,
        ["iat"] = false,
        ["kid"] = null,
        ["noncanonical"] = false,
        ["number"] = true,
        ["padding"] = false,
        ["pss-salt"] = false,
        ["size"] = false,
        ["typ"] = false,
        ["utf8"] = false,
        ["weak-key"] = false,
        ["whitespace"] = false,
    };

    public static TheoryData<string> Tags => [.. Decisions.Keys];

    [Fact]
    public void Every_binding_row_is_judged_as_it_says()
    {
        var rows = JwtVector.ReadAll().Where(row => row.IsBinding && row.Algorithm is not "EdDSA").ToList();

        rows.Count(row => row.IsGood).Should().Be(35);
        rows.Count(row => !row.IsGood).Should().Be(278);
        rows.Where(row => IsAccepted(row) != row.IsGood).Select(row => $"{row.Id} {row.Note}").Should().BeEmpty();
    }

    [Fact]
    public void EdDSA_is_not_supported_and_says_so_at_import()
    {
        var rows = JwtVector.ReadAll().Where(row => row.Algorithm is "EdDSA").ToList();

        rows.Should().HaveCount(16);
        foreach (var row in rows)
        {
            row.Verify().KeyRefusal.Should().Contain("not supported", row.Id);
            output.WriteLine($"not supported: {row.Id} {row.Note}");
        }
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Each_policy_is_followed_in_every_row(string tag)
    {
        var rows = JwtVector
            .ReadAll()
            .Where(row => !row.IsBinding && string.Equals(row.Policy, tag, StringComparison.Ordinal))
            .ToList();

        rows.Should().NotBeEmpty();
        rows.Where(row => IsAccepted(row) != (Decisions[tag] ?? row.IsGood))
            .Select(row => $"{row.Id} {row.Note}")
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void No_row_is_passed_over()
    {
        var rows = JwtVector.ReadAll();

        rows.Should().HaveCount(412);
        rows.Where(row => !row.IsBinding).Select(row => row.Policy).Distinct().Should().BeSubsetOf(Decisions.Keys);
        rows.Count(row => row.HasRecipe).Should().Be(10);
        output.WriteLine($"{rows.Count} rows, {rows.Count(IsAccepted)} accepted");
    }

    [Fact]
    public void A_key_is_refused_at_import_only_where_the_row_is_about_the_key()
    {
        var refusals = JwtVector
            .ReadAll()
            .Where(row => row.Algorithm is not "EdDSA" && row.Verify().KeyRefusal is not null);

        refusals
            .Select(row => row.Note)
            .Should()
            .BeEquivalentTo(
                "ES256 with a P-384 key: the curve does not fit the alg",
                "HMAC secret of 0 bytes: RFC 7518 wants 32 at least",
                "HMAC secret of 1 bytes: RFC 7518 wants 32 at least",
                "HMAC secret of 31 bytes: RFC 7518 wants 32 at least",
                "HS512 with 32 bytes of secret: RFC 7518 wants 64 at least"
            );
    }

    private static bool IsAccepted(JwtVector row) => row.Verify().Verification is ForeignTokenVerification.Valid;
}
