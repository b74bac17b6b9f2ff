using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Secrets;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Login;

/// <summary>One unit of work is 2^6 rounds here, counted in the kernel, on every path that ends in an answer.</summary>
[Trait("asvs", "6.3.8")]
public sealed class LoginWorkTests : IAsyncDisposable
{
    private const int WorkFactor = 6;
    private const long OneUnit = 1 << WorkFactor;
    private const string Right = "correct horse battery";
    private const string Wrong = "wrong horse battery!!";

    private readonly BcryptWorkMeter _meter = new();
    private readonly AuthCoreTestHost _host;

    public LoginWorkTests()
    {
        var options = new BcryptOptions { UnsafeAllowFastHashing = true, WorkFactor = WorkFactor };
        var hasher = new BcryptPasswordHasher(new BcryptParts(options) { Meter = _meter });
        _host = AuthCoreTestHost.Create(services: services => services.AddSingleton<IPasswordHasher>(hasher));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public static TheoryData<string> Accounts =>
        ["nobody", "today's", "legacy", "foreign form", "disabled", "garbage", "too dear", "imported"];

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Every_refusal_costs_one_unit_whatever_is_stored(string account)
    {
        await AddAsync(account);
        var before = _meter.Rounds;

        var outcome = await _host.Authentication.LoginAsync("ada", Wrong);

        outcome.Should().BeOfType<LoginOutcome.Refused>();
        (_meter.Rounds - before).Should().Be(OneUnit);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("disabled")]
    [InlineData("garbage")]
    [InlineData("too dear")]
    [InlineData("imported")]
    public async Task A_right_password_without_a_usable_account_costs_one_unit_too(string account)
    {
        await AddAsync(account);
        var before = _meter.Rounds;

        var outcome = await _host.Authentication.LoginAsync("ada", Right);

        outcome.Should().BeOfType<LoginOutcome.Refused>();
        (_meter.Rounds - before).Should().Be(OneUnit);
    }

    [IcuTheory]
    [MemberData(nameof(Accounts))]
    public async Task Two_forms_of_one_password_cost_two_units_for_every_account_alike(string account)
    {
        await AddAsync(account);
        var before = _meter.Rounds;

        await _host.Authentication.LoginAsync("ada", "cafe\u0301 au lait, wrong");

        (_meter.Rounds - before).Should().Be(2 * OneUnit);
    }

    [Fact]
    public async Task A_success_costs_one_unit_and_a_renewed_hash_one_more()
    {
        await AddAsync("legacy");
        var before = _meter.Rounds;

        await _host.Authentication.LoginAsync("ada", Right);
        var first = _meter.Rounds - before;
        await _host.Authentication.LoginAsync("ada", Right);
        var second = _meter.Rounds - before - first;

        first.Should().Be(2 * OneUnit);
        second.Should().Be(OneUnit);
    }

    private async Task AddAsync(string account)
    {
        var hash = account switch
        {
            "nobody" => null,
            "legacy" => HashAt(4),
            "foreign form" => "$2y" + HashAt(WorkFactor)[3..],
            "garbage" => "$2b$06$",
            "too dear" => "$2b$31$" + HashAt(4)[7..],
            "imported" => "pbkdf2_sha256$20000$NaClNaClNaClNaClNaCl12$dcqo6KY2n1+saxf2yFLEOdccM6MMX2sGuaRWZcQcvhk=",
            _ => HashAt(WorkFactor),
        };
        if (hash is not null)
        {
            var user = LoginTests.Stored(
                "ada",
                hash,
                isDisabled: string.Equals(account, "disabled", StringComparison.Ordinal)
            );
            await _host.Users.AddAsync(user, default);
        }
    }

    private static string HashAt(int workFactor) =>
        new BcryptPasswordHasher(new BcryptOptions { UnsafeAllowFastHashing = true, WorkFactor = workFactor }).Hash(
            Right
        );
}
