using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Passwords.Imported;

namespace Auth.Core.Tests.Passwords.Imported;

/// <summary>
/// While formats are declared, time must not tell who came from the old system. Counted in iterations and rounds, since a
/// clock in a test proves little.
/// </summary>
public sealed class ImportedWorkTests
{
    // What Samples.AllSchemes comes to: SHA-1 by Spring's 2,000 iterations of two blocks, SHA-256 by Spring's 2,000,
    // SHA-512 by Identity's 1,000; bcrypt up to the declared 6, above the work factor 4 of new hashes.
    private static readonly Pbkdf2Budget Unit = new(4_000, 2_000, 1_000);
    private const long Rounds = 1 << 6;

    private readonly BcryptWorkMeter _meter = new();
    private readonly ImportedWorkMeter _importedMeter = new();
    private readonly BcryptPasswordHasher _hasher;

    public ImportedWorkTests() =>
        _hasher = ImportedHashers.Create(
            ImportedHashers.Options(Samples.AllSchemes, admitCut: true),
            _meter,
            _importedMeter
        );

    public static TheoryData<string?> StoredTexts
    {
        get
        {
            var texts = new TheoryData<string?>
            {
                // Nobody of that name, and our own forms.
                null,
                Samples.PlainBcrypt,
                "$2b$04$N7f1n6mZ3Qe0LJ4k9xWcuOW.03d5IFN3GRY6Us9DLJv95bbnl4IDK",
                "$bcrypt-sha256$v=2,t=2b,r=5$N7f1n6mZ3Qe0LJ4k9xWcuO$nPi961XhuEUmlxZkloWdiqXqPX09TLy",
                // Over the declared parameter or over every cap.
                Samples.DjangoSha256.Replace("$1500$", "$1501$", StringComparison.Ordinal),
                Samples.DjangoSha256.Replace("$1500$", "$2147483647$", StringComparison.Ordinal),
                Samples.PasslibSha256.Replace("$500$", "$501$", StringComparison.Ordinal),
                Samples.DjangoBcrypt.Replace("$06$", "$07$", StringComparison.Ordinal),
                Samples.SpringBcrypt.Replace("$06$", "$31$", StringComparison.Ordinal),
                Samples.Devise.Replace("$06$", "$07$", StringComparison.Ordinal),
                "AQAAAAL/////AAAAEPUPGL3qh0lnMzkKqPQgP42KRH/TS5DU4kLDX4behrDYF0m+jUfvcdnu6z9nNZQN8A==",
                // A key of four blocks of a family.
                "AQAAAAIAAAABAAAAEBAREhMUFRYXGBkaGxwdHh8" + new string('A', 342),
                // Malformed, unsupported, unusable.
                "",
                "!",
                "pbkdf2_sha256$1500$salt",
                "$argon2id$v=19$m=2097152,t=2,p=1$djB2WnRlLnR0dkFzaTRiRw$fCPgRCZuBhmBUvED77slJLM9SGjYRnmRYxuVj3/tWcM",
                "scrypt$16384$scryptsalt0$8$1$mM8kibtD63zl05ml2GmhmO25QO595quC67YnU756ckPv",
                "{noop}plain",
                "\uD800",
                new string('A', 100_000),
            };
            foreach (var row in Samples.Imported)
            {
                texts.Add(row);
                texts.Add(row[..^1]);
            }

            return texts;
        }
    }

    public static TheoryData<string> Passwords =>
        [
            Samples.Password,
            "wrong",
            "",
            Samples.Password + "\0",
            new string('a', 72),
            new string('a', 73),
            new string('a', 1024),
            new string('a', 1025),
        ];

    [Theory]
    [MemberData(nameof(StoredTexts))]
    public void Every_stored_text_costs_the_same_with_any_password(string? hash)
    {
        foreach (var row in Passwords)
        {
            Spent(() => _hasher.Verify(row, hash)).Should().Be((Unit, Rounds, 1L));
        }

        Spent(() => _hasher.Verify("lone \uD800", hash)).Should().Be((Unit, Rounds, 1L));
    }

    [Theory]
    [MemberData(nameof(StoredTexts))]
    public void Two_candidates_cost_twice_as_much_with_any_stored_text(string? hash)
    {
        var twice = new Pbkdf2Budget(2 * Unit.Sha1, 2 * Unit.Sha256, 2 * Unit.Sha512);

        Spent(() => _hasher.VerifyEither(Samples.Password, "typed", hash)).Should().Be((twice, 2 * Rounds, 2L));
        Spent(() => _hasher.VerifyEither("mapped", Samples.Password, hash)).Should().Be((twice, 2 * Rounds, 2L));
        Spent(() => _hasher.VerifyEither("", "\uD800", hash)).Should().Be((twice, 2 * Rounds, 2L));
    }

    [Fact]
    public void Hashes_of_families_that_are_not_declared_cost_none_of_them()
    {
        var hasher = ImportedHashers.Create(
            ImportedHashers.Options([ImportedScheme.DjangoPbkdf2Sha256(1_500)]),
            _meter,
            _importedMeter
        );

        Spent(() => hasher.Verify(Samples.Password, Samples.IdentityV3Sha512))
            .Should()
            .Be((new Pbkdf2Budget(0, 1_500, 0), 1L << 4, 1L));
        Spent(() => hasher.Verify(Samples.Password, Samples.DjangoSha256))
            .Should()
            .Be((new Pbkdf2Budget(0, 1_500, 0), 1L << 4, 1L));
    }

    [Fact]
    public void Nothing_declared_costs_nothing_more()
    {
        var hasher = ImportedHashers.Create(new ImportedHashOptions(), _meter, _importedMeter);

        Spent(() => hasher.Verify(Samples.Password, Samples.DjangoSha256))
            .Should()
            .Be((default(Pbkdf2Budget), 1L << 4, 1L));
    }

    [Fact]
    public void Hashing_does_no_imported_work()
    {
        _hasher.Hash(Samples.Password);

        _importedMeter.Work.Should().Be(default(Pbkdf2Budget));
    }

    private (Pbkdf2Budget Work, long Rounds, long Lanes) Spent(Action verify)
    {
        var before = (_importedMeter.Work, _meter.Rounds, _meter.Lanes);
        verify();
        var after = _importedMeter.Work;
        return (
            new Pbkdf2Budget(
                after.Sha1 - before.Work.Sha1,
                after.Sha256 - before.Work.Sha256,
                after.Sha512 - before.Work.Sha512
            ),
            _meter.Rounds - before.Rounds,
            _meter.Lanes - before.Lanes
        );
    }
}
