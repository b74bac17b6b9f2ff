using Auth.Core.Sessions;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>What is told costs nothing on the hot path while nobody listens.</summary>
[Collection(Alone.Name)]
public sealed class OverheadTests
{
    private const int Calls = 1000;

    [Fact]
    public async Task A_warm_verification_allocates_no_byte_for_being_observed()
    {
        await using var house = await SessionHouse.CreateAsync();
        var token = (await house.LoginAsync()).AccessToken.Reveal();
        await house.Authentication.VerifyAsync(token);
        using var scope = house.Services.CreateScope();
        var plain = scope.ServiceProvider.GetRequiredService<VerifySession>();

        var observed = BytesOf(() => house.Authentication.VerifyAsync(token));
        var bare = BytesOf(() => plain.ExecuteAsync(token, CancellationToken.None));

        observed.Should().Be(bare);
    }

    // The least of several runs, since the platform may compile or pool in the middle of one.
    private static long BytesOf(Func<ValueTask<TokenVerification>> verify)
    {
        var least = long.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Calls; i++)
            {
                var pending = verify();
                if (!pending.IsCompletedSuccessfully || pending.Result is not TokenVerification.Valid)
                {
                    throw new InvalidOperationException("The session is remembered, so the answer is there at once.");
                }
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
