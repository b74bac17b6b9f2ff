using System.Collections.Concurrent;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Managed;

namespace Auth.Core.Tests.Tokens.Managed;

/// <summary>Several processes and threads at once: one winner, and nobody notices a rotation.</summary>
public sealed class ManagedKeyRaceTests
{
    private const int Rounds = 50;

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public async Task Processes_that_start_at_once_make_one_key_and_accept_each_others_tokens(int count)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var house = new KeyHouse();
            var processes = Enumerable.Range(0, count).Select(_ => house.Build()).ToList();

            await AtOnce.RunAsync(count, i => processes[i].Manager.ListAsync());
            var tokens = processes.Select(process => process.Issue()).ToList();

            (await house.Store.KeysAsync()).Should().ContainSingle("one process wins");
            tokens.Select(KeyProcess.KeyIdOf).Distinct(StringComparer.Ordinal).Should().ContainSingle();
            tokens.Should().OnlyContain(token => processes.All(process => Accepts(process, token)));
            foreach (var process in processes)
            {
                await process.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task Processes_that_find_a_key_due_at_once_make_one()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var house = new KeyHouse();
            var processes = await AtOnce.RunAsync(4, _ => house.StartAsync());
            house.Clock.Advance(TimeSpan.FromDays(89));

            await AtOnce.RunAsync(16, i => processes[i % 4].Authentication.VerifyAsync("a.b.c").AsTask());

            (await house.Store.KeysAsync()).Select(record => record.Key).Should().Equal("ES256/1", "ES256/2");
            processes
                .Select(process =>
                    string.Join(' ', process.Keys.Select(key => key.KeyId).Order(StringComparer.Ordinal))
                )
                .Distinct(StringComparer.Ordinal)
                .Should()
                .ContainSingle();
            foreach (var process in processes)
            {
                await process.DisposeAsync();
            }
        }
    }

    [Fact]
    [Trait("attack", "T24")]
    public async Task A_hundred_rotations_under_four_issuing_and_verifying_threads_refuse_no_valid_token()
    {
        var house = new KeyHouse(yields: false)
        {
            Configure = options =>
            {
                options.ManagedKeys.SigningLifetime = TimeSpan.FromDays(2);
                options.Tokens.Lifetime = TimeSpan.FromHours(1);
            },
        };
        await using var process = await house.StartAsync();
        var faults = new ConcurrentQueue<string>();
        var signers = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var ofDropped = string.Empty;
        var isOver = false;
        var rounds = new int[4];
        var threads = Enumerable.Range(0, 4).Select(number => new Thread(() => Work(number))).ToList();
        threads.ForEach(thread => thread.Start());

        var last = process.Keys;
        for (var dropped = 0; dropped < 100; )
        {
            house.Clock.Advance(TimeSpan.FromMinutes(50));
            await process.Authentication.VerifyAsync("a.b.c");
            var present = process.Keys;
            foreach (var key in last.Where(key => !present.Any(other => IsSame(key, other))))
            {
                dropped++;
                Volatile.Write(ref ofDropped, process.Forge(key));

                // Every thread sees every ring.
                var done = rounds.ToArray();
                SpinWait.SpinUntil(() => !done.Where((count, i) => Volatile.Read(ref rounds[i]) < count + 2).Any());
            }

            last = present;
        }

        Volatile.Write(ref isOver, true);
        threads.ForEach(thread => thread.Join());

        faults.Should().BeEmpty();
        signers.Count.Should().BeGreaterThanOrEqualTo(100);
        rounds.Should().OnlyContain(count => count > 100);

        void Work(int number)
        {
            while (!Volatile.Read(ref isOver))
            {
                rounds[number]++;
                try
                {
                    var token = process.Tokens.Issue(TokenHouse.Claims());
                    signers.TryAdd(KeyProcess.KeyIdOf(token.Reveal()), number);
                    if (
                        process.Tokens.Verify(token.Reveal()) is TokenVerification.Invalid invalid
                        && house.Clock.GetUtcNow() < token.ExpiresAt
                    )
                    {
                        faults.Enqueue($"{house.Clock.GetUtcNow():u} refused: {invalid.Reason}");
                    }

                    if (
                        Volatile.Read(ref ofDropped) is { Length: > 0 } old
                        && process.Tokens.Verify(old) is TokenVerification.Valid
                    )
                    {
                        faults.Enqueue($"{house.Clock.GetUtcNow():u} accepted a dropped key");
                    }
                }
                catch (InvalidOperationException exception)
                {
                    faults.Enqueue(exception.Message);
                }
            }
        }
    }

    private static bool IsSame(ManagedKey one, ManagedKey other) =>
        string.Equals(one.KeyId, other.KeyId, StringComparison.Ordinal);

    private static bool Accepts(KeyProcess process, string token) =>
        process.Tokens.Verify(token) is TokenVerification.Valid;
}
