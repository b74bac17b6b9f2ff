using Auth.Core.Passwords;
using Auth.Core.Passwords.BlockList;
using Auth.Core.Tests.House;
using Auth.Core.Text;

namespace Auth.Core.Tests.Passwords.BlockList;

[Trait("asvs", "6.2.4")]
public class CommonPasswordTests
{
    private const string Shipped = "src/Auth.Core/Passwords/BlockList/common-passwords.bin";
    private const string Notice = "src/Auth.Core/Passwords/BlockList/NOTICE.md";
    private const string Input = "AUTH_CORE_BLOCKLIST";

    private readonly PasswordPolicy _policy = new(new PasswordPolicyOptions(), new TextOptions());

    [Fact]
    public void The_shipped_list_is_the_one_whose_source_is_named()
    {
        var file = new FileInfo(Repository.Path(Shipped));

        file.Length.Should().Be(157_296).And.BeLessThan(200_000);
        CommonPasswords.Shipped.Count.Should().Be(19_656);
        CommonPasswords
            .Shipped.InputSha256.Should()
            .Be("02a7330c23bb3ea1cd129f5a4ef72edfb804ae0d710664280cff44f3bd19bd79");
        Repository.Read(Notice).Should().Contain(CommonPasswords.Shipped.InputSha256).And.Contain("19,656");
    }

    /// <summary>Run by <c>eng/blocklist FILE</c>, which names the plain list; without one it checks the shipped file's order.</summary>
    [Fact]
    public void The_shipped_list_is_what_the_maker_makes()
    {
        var shipped = File.ReadAllBytes(Repository.Path(Shipped));
        if (Environment.GetEnvironmentVariable(Input) is { Length: > 0 } path)
        {
            var plain = File.ReadAllBytes(path);
            shipped = BlockListMaker.Make(plain);
            File.WriteAllBytes(Repository.Path(Shipped), shipped);
            var list = new BlockListFile(shipped);
            BlockListMaker
                .Entries(plain)
                .Should()
                .OnlyContain(entry => list.Contains(entry.ToUpperInvariant()) && !list.Contains($"XX{entry}YY"));
        }

        var hashes = shipped.Skip(BlockListFile.HeaderBytes).Chunk(BlockListFile.HashBytes).Select(Convert.ToHexString);
        hashes.Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void Three_thousand_entries_that_fit_the_policy_are_refused_in_every_case()
    {
        CommonEntries.All.Should().HaveCount(3000).And.OnlyContain(entry => entry.Length >= 15);

        foreach (var entry in CommonEntries.All)
        {
            _policy.Judge(entry).Should().Contain(PasswordRejection.Common);
            _policy.Judge(entry.ToUpperInvariant()).Should().Contain(PasswordRejection.Common);
            _policy.Judge(entry.ToLowerInvariant()).Should().Contain(PasswordRejection.Common);
        }
    }

    [Fact]
    public void Only_the_whole_value_is_compared()
    {
        foreach (var entry in CommonEntries.All)
        {
            _policy.Judge($"xx{entry}yy").Should().NotContain(PasswordRejection.Common);
        }
    }

    [Theory]
    [InlineData("password", true)]
    [InlineData("PassWord", true)]
    [InlineData("qwerty12", true)]
    [InlineData("plainest gull", false)]
    public void Shorter_entries_count_where_the_policy_admits_short_passwords(string password, bool isCommon)
    {
        var policy = new PasswordPolicy(new PasswordPolicyOptions { MinLength = 8 }, new TextOptions());

        policy.Judge(password).Contains(PasswordRejection.Common).Should().Be(isCommon);
    }

    [Support.IcuFact]
    public void Full_width_letters_do_not_hide_an_entry()
    {
        var wide = string.Concat("passwordstandard".Select(letter => (char)(letter + 0xFEE0)));

        _policy.Judge(wide).Should().Equal(PasswordRejection.Common);
    }

    [Support.IcuTheory]
    [InlineData("passwordstandard ")]
    [InlineData("  passwordstandard")]
    [InlineData("passwordstandard\u00A0\u2003")]
    [InlineData("pass\u200Dword\u200Bstandard")]
    [InlineData("password\u00ADstandard")]
    [InlineData("passwordstandard\uFE0F")]
    [InlineData("passwordstandard\U000E0061")]
    [InlineData("\uFEFFpasswordstandard \u2800")]
    [InlineData("\u200D\uFF50asswordstandard")]
    public void Characters_that_show_nothing_and_outer_blanks_do_not_hide_an_entry(string password)
    {
        _policy.Judge(password).Should().Equal(PasswordRejection.Common);
    }

    [Fact]
    public void A_lookup_allocates_nothing()
    {
        var list = CommonPasswords.Shipped;
        list.Contains("PASSWORDSTANDARD").Should().BeTrue();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _ = list.Contains("PASSWORDSTANDARD") | list.Contains("CORRECT HORSE BATTERY");
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }
}
