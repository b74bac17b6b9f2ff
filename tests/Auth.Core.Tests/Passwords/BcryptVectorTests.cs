using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Tests.Passwords;

/// <summary>Hashes that fifteen other implementations made, and hostile variants of them.</summary>
public sealed class BcryptVectorTests
{
    // Where sound implementations differ, this is what we do: all of these are refused. docs/formats.md says why.
    private static readonly string[] RefusedPolicies =
    [
        "policy:over72",
        "policy:nul",
        "policy:empty",
        "policy:2",
        "policy:2x",
        "policy:noncanonical",
        "policy:cost-syntax",
        "policy:wrapper-prefix",
        "policy:normalise",
        "policy:whitespace",
        "policy:order",
        "policy:cost-cap",
    ];

    public static TheoryData<string> BindingRows => HashVector.Ids(row => row.IsJudged("must"));

    public static TheoryData<string> RefusedRows => HashVector.Ids(row => RefusedPolicies.Contains(row.Judge));

    public static TheoryData<string> SafetyRows => HashVector.Ids(row => row.IsJudged("policy:2a-safety"));

    [Theory]
    [Trait("asvs", "11.2.1")]
    [MemberData(nameof(BindingRows))]
    public void A_hash_of_another_system_verifies_exactly_when_it_has_to(string id)
    {
        var row = HashVector.All[id];

        var verification = Verify(FastBcrypt.Create(), row);

        (verification != PasswordVerification.Failed).Should().Be(row.Ok, row.Note);
    }

    [Theory]
    [MemberData(nameof(RefusedRows))]
    public void What_implementations_disagree_on_is_refused(string id)
    {
        var row = HashVector.All[id];

        var verification = Verify(FastBcrypt.Create(), row);

        verification.Should().Be(PasswordVerification.Failed, row.Note);
    }

    [Theory]
    [MemberData(nameof(SafetyRows))]
    public void Revision_2a_is_the_plain_algorithm_without_a_safety_tweak(string id)
    {
        // crypt_blowfish changes $2a$ for some byte strings with ff, which no text has; its binding ruby-bcrypt made one
        // of the rows.
        var row = HashVector.All[id];
        var madeByPlainAlgorithm = !row.Source.StartsWith("ruby-bcrypt", StringComparison.Ordinal);

        var verification = Verify(FastBcrypt.Create(), row);

        (verification != PasswordVerification.Failed).Should().Be(madeByPlainAlgorithm, row.Note);
    }

    [Fact]
    public void Every_row_is_judged_by_one_of_these_tests()
    {
        var judged = BindingRows.Count + RefusedRows.Count + SafetyRows.Count;

        judged.Should().Be(HashVector.All.Count);
        HashVector.All.Values.Count(row => row.IsJudged("must") && row.Ok).Should().BeGreaterThan(100);
    }

    [Fact]
    public void A_row_with_hours_of_work_costs_one_decoy()
    {
        var row = HashVector.All.Values.Single(row => row.IsJudged("policy:cost-cap"));
        var meter = new BcryptWorkMeter();

        Verify(FastBcrypt.Create(meter), row).Should().Be(PasswordVerification.Failed);

        meter.Rounds.Should().Be(1 << 4);
    }

    private static PasswordVerification Verify(BcryptPasswordHasher hasher, HashVector row) =>
        row.Text ? hasher.Verify(row.Password, row.Hash) : hasher.VerifyBytes(row.PasswordBytes, row.Hash);
}
