using Auth.Core.Passwords;
using Auth.Core.Passwords.Imported;

namespace Auth.Core.Tests.Passwords.Imported;

/// <summary>Hashes that Django, Identity, passlib, Spring, Devise and others made, and hostile variants of them.</summary>
public sealed class ImportedVectorTests
{
    // Where sound implementations differ, this is what we do; docs/formats.md says why.
    private static readonly string[] RefusedPolicies =
    [
        "policy:empty",
        "policy:whitespace",
        "policy:cost-cap",
        "policy:cost-syntax",
        "policy:order",
    ];

    private static readonly string[] AcceptedPolicies = ["policy:short-key", "policy:wrapper-prefix"];

    public static TheoryData<string> BindingRows => ImportedVector.Ids(row => row.IsSupported && row.IsJudged("must"));

    public static TheoryData<string> RefusedRows =>
        ImportedVector.Ids(row => row.IsSupported && RefusedPolicies.Contains(row.Judge));

    public static TheoryData<string> AcceptedRows =>
        ImportedVector.Ids(row => row.IsSupported && AcceptedPolicies.Contains(row.Judge));

    public static TheoryData<string> NulRows =>
        ImportedVector.Ids(row => row.IsSupported && row.IsJudged("policy:nul"));

    public static TheoryData<string> LongRows =>
        ImportedVector.Ids(row => row.IsSupported && row.IsJudged("policy:over72"));

    public static TheoryData<string> UnsupportedRows => ImportedVector.Ids(row => !row.IsSupported);

    [Theory]
    [MemberData(nameof(BindingRows))]
    public void A_hash_of_another_system_verifies_exactly_when_it_has_to(string id)
    {
        var row = ImportedVector.All[id];

        var verification = Verify(row);

        (verification != PasswordVerification.Failed).Should().Be(row.Ok, row.Note);
    }

    [Theory]
    [MemberData(nameof(RefusedRows))]
    public void What_implementations_disagree_on_is_refused(string id)
    {
        var row = ImportedVector.All[id];

        Verify(row).Should().Be(PasswordVerification.Failed, row.Note);
    }

    [Theory]
    [MemberData(nameof(AcceptedRows))]
    public void A_key_of_16_bytes_or_more_and_a_bare_bcrypt_hash_are_read(string id)
    {
        var row = ImportedVector.All[id];

        Verify(row).Should().NotBe(PasswordVerification.Failed, row.Note);
    }

    [Theory]
    [MemberData(nameof(NulRows))]
    public void A_password_with_nul_verifies_only_where_it_is_hashed_before_bcrypt(string id)
    {
        var row = ImportedVector.All[id];
        var isPrehashed = row.Format is "django-bcrypt_sha256";

        (Verify(row) != PasswordVerification.Failed).Should().Be(isPrehashed, row.Note);
    }

    [Theory]
    [MemberData(nameof(LongRows))]
    public void Past_72_bytes_the_password_itself_is_refused_and_a_pepper_is_not_missed(string id)
    {
        var row = ImportedVector.All[id];
        var isWhole = Encoding.UTF8.GetByteCount(row.Password) <= 72;

        (Verify(row) != PasswordVerification.Failed).Should().Be(isWhole, row.Note);
    }

    [Theory]
    [MemberData(nameof(LongRows))]
    public void The_option_for_cut_passwords_admits_what_the_old_system_admitted(string id)
    {
        var row = ImportedVector.All[id];
        var hasher = ImportedHashers.Create(ImportedHashers.Options(row.Declaration, admitCut: true));

        hasher.Verify(row.Password, row.Hash).Should().NotBe(PasswordVerification.Failed, row.Note);
    }

    [Theory]
    [MemberData(nameof(UnsupportedRows))]
    public void A_format_that_is_not_read_fails_without_an_exception(string id)
    {
        var row = ImportedVector.All[id];

        ImportedHashers
            .Create(Samples.AllSchemes)
            .Verify(row.Password, row.Hash)
            .Should()
            .Be(PasswordVerification.Failed);
    }

    [Fact]
    public void Formats_declared_together_do_not_change_an_answer()
    {
        var hasher = ImportedHashers.Create([.. Samples.AllSchemes.Where(scheme => !IsParameterless(scheme))]);
        var rows = ImportedVector
            .All.Values.Where(row => row.IsSupported && row.IsJudged("must") && IsCheap(row))
            .ToList();

        rows.Should().HaveCountGreaterThan(100);
        rows.Should()
            .AllSatisfy(row =>
                (hasher.Verify(row.Password, row.Hash) != PasswordVerification.Failed).Should().Be(row.Ok)
            );
    }

    [Fact]
    public void Every_row_is_judged_by_one_of_these_tests()
    {
        var judged =
            BindingRows.Count
            + RefusedRows.Count
            + AcceptedRows.Count
            + NulRows.Count
            + LongRows.Count
            + UnsupportedRows.Count;

        judged.Should().Be(ImportedVector.All.Count);
        ImportedVector
            .All.Values.Count(row => row.IsSupported && row.IsJudged("must") && row.Ok)
            .Should()
            .BeGreaterThan(60);
    }

    private static PasswordVerification Verify(ImportedVector row) =>
        ImportedHashers.Create(row.Declaration).Verify(row.Password, row.Hash);

    // Their one setting is not in the row, so they fit their own rows alone; Devise would claim every $2a$.
    private static bool IsParameterless(ImportedScheme scheme) =>
        scheme.Name.StartsWith("Spring {pbkdf2", StringComparison.Ordinal)
        || scheme.Name.StartsWith("Devise", StringComparison.Ordinal);

    // Within what Samples.AllSchemes declares; dearer rows fail there by design.
    private static bool IsCheap(ImportedVector row) =>
        row.Format is not "devise-bcrypt"
        && (
            !row.Ok
            || !ImportedHashers.Create(row.Declaration).ReadsImportedHashes
            || row.Declaration.Single() is BcryptScheme
            || IsWithinSamples(row)
        );

    private static bool IsWithinSamples(ImportedVector row)
    {
        var declared = Samples.AllSchemes.OfType<Pbkdf2Scheme>().Where(scheme => !IsParameterless(scheme)).ToList();
        return declared.Exists(scheme =>
            scheme.TryParse(row.Hash, out var hash) && hash.Work <= scheme.Budget.Of(hash.Family)
        );
    }
}
