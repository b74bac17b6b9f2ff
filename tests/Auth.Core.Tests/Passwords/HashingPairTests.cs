using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Passwords.Imported;
using Auth.Core.Secrets;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Passwords;

/// <summary>Which logins share a run, and that the run costs the same whatever is stored. Counted in the kernel.</summary>
[Trait("asvs", "6.3.8")]
public sealed class HashingPairTests
{
    private const int WorkFactor = 6;
    private const long Unit = 1 << WorkFactor;
    private const string Right = "correct horse battery";

    private readonly BcryptWorkMeter _meter = new();
    private readonly HashingQueue _queue = new();
    private readonly HashingWork _work;

    public HashingPairTests() => _work = new BcryptWork(FastBcrypt.Create(_meter, WorkFactor));

    public static TheoryData<string, string> Accounts
    {
        get
        {
            string[] accounts = ["nobody", "today's", "cheap", "garbage", "too dear to run", "foreign"];
            var data = new TheoryData<string, string>();
            foreach (var first in accounts)
            {
                foreach (var second in accounts)
                {
                    data.Add(first, second);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Any_two_logins_share_a_run_of_one_unit_each(string first, string second)
    {
        var one = Add(_work.Verify(PasswordForms.Of(Right), Stored(first)));
        var two = Add(_work.Verify(PasswordForms.Of("wrong horse battery"), Stored(second)));

        RunAll().Should().Be(1);

        (_meter.Runs, _meter.Lanes, _meter.Rounds).Should().Be((1, 2, 2 * Unit));
        (await one.End).Matches.Should().Be(first is "today's" or "cheap");
        (await two.End).Matches.Should().BeFalse();
    }

    [Fact]
    public async Task A_new_hash_shares_a_run_with_a_login()
    {
        var hash = Add(_work.Hash(Right));
        var login = Add(_work.Verify(PasswordForms.Of(Right), Stored("today's")));

        RunAll().Should().Be(1);

        var text = await hash.End;
        (await login.End).Matches.Should().BeTrue();
        FastBcrypt.Create(workFactor: WorkFactor).Verify(Right, text).Should().Be(PasswordVerification.Succeeded);
    }

    [Fact]
    public async Task A_dearer_row_makes_nobody_else_wait_for_its_rounds()
    {
        var dear = Add(_work.Verify(PasswordForms.Of(Right), Stored("dear")));
        var usual = Add(_work.Verify(PasswordForms.Of(Right), Stored("today's")));
        var dearToo = Add(_work.Verify(PasswordForms.Of(Right), Stored("dear")));

        RunAll().Should().Be(2);

        _meter.Rounds.Should().Be((2 * 2 * Unit) + Unit);
        (await dear.End).Matches.Should().BeTrue();
        (await dearToo.End).Matches.Should().BeTrue();
        (await usual.End).Matches.Should().BeTrue();
        dear.Units.Should().Be(2, "or a dear row would pass for a slow machine");
    }

    [IcuFact]
    public async Task Two_forms_of_one_password_take_both_lanes_of_a_run_of_their_own()
    {
        var twoForms = Add(_work.Verify(PasswordForms.Of("cafe\u0301 au lait"), null));
        var other = Add(_work.Verify(PasswordForms.Of(Right), null));

        RunAll().Should().Be(2);

        twoForms.Candidates.Should().Be(2);
        (_meter.Runs, _meter.Lanes, _meter.Rounds).Should().Be((2, 3, 3 * Unit));
        (await twoForms.End).Matches.Should().BeFalse();
        (await other.End).Matches.Should().BeFalse();
    }

    [Fact]
    public async Task Imported_work_runs_once_a_candidate_and_the_lanes_are_paired_as_usual()
    {
        var imported = new ImportedHashOptions();
        imported.Schemes.Add(ImportedScheme.DjangoPbkdf2Sha256(maxIterations: 20_000));
        var importedMeter = new ImportedWorkMeter();
        var options = new BcryptOptions { UnsafeAllowFastHashing = true, WorkFactor = WorkFactor };
        var work = new BcryptWork(
            new BcryptPasswordHasher(
                new BcryptParts(options)
                {
                    Imported = imported,
                    Meter = _meter,
                    ImportedMeter = importedMeter,
                }
            )
        );
        var moved = Add(work.Verify(PasswordForms.Of("wrong"), Stored("foreign")));
        var unknown = Add(work.Verify(PasswordForms.Of("wrong"), null));

        RunAll().Should().Be(1);

        importedMeter.Work.Should().Be(new Pbkdf2Budget(0, 40_000, 0));
        (_meter.Runs, _meter.Lanes, _meter.Rounds).Should().Be((1, 2, 2 * Unit));
        (await moved.End).Matches.Should().BeFalse();
        (await unknown.End).Matches.Should().BeFalse();
    }

    [Theory]
    [InlineData("run")]
    [InlineData("cancelled")]
    [InlineData("failed")]
    public void Nothing_of_the_password_is_left_in_a_job_that_ended(string how)
    {
        var job = (IBcryptJob)Add(_work.Verify(PasswordForms.Of(Right), Stored("today's")));
        var keyBefore = ((ReadOnlySpan<uint>)job.First.Lane.Key).ToArray();

        switch (how)
        {
            case "run":
                RunAll();
                break;
            case "cancelled":
                ((HashingJob)job).Cancel(new CancellationToken(canceled: true));
                break;
            default:
                ((HashingJob)job).Fail(new InvalidOperationException("a fault"));
                break;
        }

        keyBefore.Should().Contain(word => word != 0);
        ((ReadOnlySpan<uint>)job.First.Lane.Key).ToArray().Should().OnlyContain(word => word == 0);
    }

    private static string? Stored(string account) =>
        account switch
        {
            "nobody" => null,
            "today's" => FastBcrypt.Create(workFactor: WorkFactor).Hash(Right),
            "cheap" => FastBcrypt.Create(workFactor: 4).Hash(Right),
            "dear" => FastBcrypt.Create(workFactor: WorkFactor + 1).Hash(Right),
            "too dear to run" => "$2b$31$" + FastBcrypt.Create(workFactor: 4).Hash(Right)[7..],
            "foreign" => "pbkdf2_sha256$20000$NaClNaClNaClNaClNaCl12$dcqo6KY2n1+saxf2yFLEOdccM6MMX2sGuaRWZcQcvhk=",
            _ => "$2b$06$",
        };

    private HashingJob<T> Add<T>(HashingJob<T> job)
    {
        _queue.Add(job);
        return job;
    }

    private int RunAll()
    {
        var runs = 0;
        while (_queue.TryTake(out var first, out var partner))
        {
            first.Work(partner);
            first.Settle();
            partner?.Settle();
            runs++;
        }

        return runs;
    }
}
