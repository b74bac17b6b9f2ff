using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Testing;
using Auth.Core.Tests.Passwords;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Docs.BcryptNet;

/// <summary>The adapter of docs/bcrypt-net-next.md, run over a stand-in that throws where version 5 of the package does.</summary>
public class BcryptNetPageTests
{
    private const int WorkFactor = 10;

    private static readonly BcryptNetPasswordHasher Theirs = new(WorkFactor);
    private static readonly BcryptPasswordHasher Ours = FastBcrypt.Create(workFactor: WorkFactor);

    public static TheoryData<string> Passwords() =>
        [
            "s3cr3t passphrase",
            new string('a', 71),
            new string('a', 72),
            new string('a', 73),
            string.Concat(Enumerable.Repeat("\U0001F600", 200)),
            "with a \0 in it",
        ];

    [Theory]
    [MemberData(nameof(Passwords))]
    public void What_it_writes_our_hasher_reads_and_the_reverse(string password)
    {
        var theirs = Theirs.Hash(password);
        var ours = Ours.Hash(password);

        Ours.Verify(password, theirs).Should().Be(PasswordVerification.Succeeded);
        Theirs.Verify(password, ours).Should().Be(PasswordVerification.Succeeded);
        theirs.Should().StartWith(ours[..7]);
    }

    [Theory]
    [InlineData(70)]
    [InlineData(71)]
    [InlineData(72)]
    [InlineData(500)]
    public void The_last_character_counts_at_any_length(int length)
    {
        var hash = Theirs.Hash(new string('a', length) + "b");

        Theirs.Verify(new string('a', length) + "c", hash).Should().Be(PasswordVerification.Failed);
        Theirs.Verify(new string('a', length), hash).Should().Be(PasswordVerification.Failed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("$2b$")]
    [InlineData("$2b$31$N7f1n6mZ3Qe0LJ4k9xWcuOq0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData("$2x$05$N7f1n6mZ3Qe0LJ4k9xWcuOq0qtRgFdrfTmTBt8g/muV6LiNce.M7m")]
    [InlineData("$2b$05$N7f1n6mZ3Qe0LJ4k9xWcuOq0qtRgFdrfTmTBt8g/muV6LiNce.M7m\n")]
    [InlineData("$bcrypt-sha256$v=2,t=2b,r=05$N7f1n6mZ3Qe0LJ4k9xWcuO$nPi961XhuEUmlxZkloWdiqXqPX09TLy")]
    public void What_it_cannot_read_fails_and_nothing_throws(string? hash)
    {
        Theirs.Verify("a password", hash).Should().Be(PasswordVerification.Failed);
        Theirs.Verify("\ud800", hash).Should().Be(PasswordVerification.Failed);
        Theirs.Verify(new string('a', 2000), hash).Should().Be(PasswordVerification.Failed);
    }

    [Fact]
    public void A_hash_of_another_revision_or_cost_verifies_and_is_made_anew()
    {
        const string Stored = "$2a$05$N7f1n6mZ3Qe0LJ4k9xWcuOq0qtRgFdrfTmTBt8g/muV6LiNce.M7m";

        Theirs.Verify("Grüße-Ω-42\U0001F511", Stored).Should().Be(PasswordVerification.SucceededRehashNeeded);
    }

    [Fact]
    public void What_has_no_bytes_cannot_be_hashed()
    {
        // In the body, since a test runner's own text encoding would replace the lone surrogate.
        foreach (var password in new[] { string.Empty, "\ud800" })
        {
            var hash = () => Theirs.Hash(password);

            hash.Should().Throw<ArgumentException>();
        }
    }

    [Fact]
    public async Task It_is_registered_before_the_library()
    {
        await using var host = AuthCoreTestHost.Create(services: services =>
        {
            services.AddSingleton<IPasswordHasher>(new BcryptNetPasswordHasher());
        });
        await host.Authentication.RegisterAsync("ada", "correct horse battery");

        var right = await host.Authentication.LoginAsync("ada", "correct horse battery");
        var wrong = await host.Authentication.LoginAsync("ada", "correct horse batterz");

        right.Should().BeOfType<LoginOutcome.Succeeded>();
        wrong.Should().BeOfType<LoginOutcome.Refused>();
    }
}
