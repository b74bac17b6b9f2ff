using System.Collections.Concurrent;
using Auth.Core.Testing;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>One service serves many threads.</summary>
public sealed class TokenParallelTests
{
    [Theory]
    [InlineData(SigningAlgorithm.HS256, 2500)]
    [InlineData(SigningAlgorithm.ES256, 500)]
    [InlineData(SigningAlgorithm.PS256, 40)]
    [Trait("asvs", "11.5.2")]
    public void Four_threads_issue_and_verify_at_once_without_mixing_anything_up(SigningAlgorithm algorithm, int rounds)
    {
        using var service = TokenHouse.Service(new ManualClock(), TokenHouse.Key(algorithm));
        var ids = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var faults = new ConcurrentQueue<string>();
        var threads = Enumerable.Range(0, 4).Select(number => new Thread(() => Run(number))).ToList();

        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        faults.Should().BeEmpty();
        ids.Should().HaveCount(4 * rounds);

        void Run(int number)
        {
            for (var i = 0; i < rounds; i++)
            {
                var role = $"role-{number}-{i}";
                var issued = service.Issue(TokenHouse.Claims(role, new string('x', i % 64 + 1)));
                var token = issued.Reveal();
                var broken = string.Concat(
                    token.AsSpan(0, token.Length - 10),
                    token[^10] == 'A' ? "B" : "A",
                    token.AsSpan(token.Length - 9)
                );
                if (
                    service.Verify(token) is not TokenVerification.Valid { Identity: var identity }
                    || !string.Equals(identity.TokenId, issued.Id, StringComparison.Ordinal)
                    || !string.Equals(identity.Roles[0], role, StringComparison.Ordinal)
                    || service.Verify(broken) is not TokenVerification.Invalid { Reason: TokenRejection.Signature }
                    || !ids.TryAdd(issued.Id, number)
                )
                {
                    faults.Enqueue(role);
                }
            }
        }
    }
}
