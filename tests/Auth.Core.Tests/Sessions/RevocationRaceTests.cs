using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Sessions;

/// <summary>Revocation against a crowd of refreshers and verifiers: once it has been written, nothing from before works.</summary>
[Trait("effort", "sessions")]
public class RevocationRaceTests
{
    public static TheoryData<string> Endings() => new("password", "disable", "logout", "end all");

    [Theory]
    [Trait("case", "R5")]
    [MemberData(nameof(Endings))]
    public async Task No_token_of_32_refreshers_is_accepted_after(string ending)
    {
        for (var round = 0; round < Effort.Rounds; round++)
        {
            await using var house = await SessionHouse.CreateAsync();
            await using var elsewhere = house.Neighbour(o => o.Sessions.RevocationCheck = RevocationCheck.Live);
            house.Tap.Yields = elsewhere.Tap.Yields = true;
            var login = await house.LoginAsync();

            var crowd = AtOnce.RunAsync(32, i => ChaseAsync(i % 2 == 0 ? house : elsewhere, login.RefreshToken));
            await EndAsync(house, ending, login);
            var seen = (await crowd).SelectMany(tokens => tokens).ToList();

            foreach (var (refresh, access) in seen.Append((login.RefreshToken, login.AccessToken)))
            {
                (await house.AcceptsAsync(access)).Should().BeFalse("round {0}", round);
                (await elsewhere.AcceptsAsync(access)).Should().BeFalse("round {0}", round);
                (await elsewhere.RejectionAsync(refresh)).Should().NotBeNull("round {0}", round);
            }
        }
    }

    [Fact]
    public async Task A_verification_that_begins_after_a_logout_has_returned_is_refused()
    {
        for (var round = 0; round < Effort.Rounds; round++)
        {
            await using var house = await SessionHouse.CreateAsync();
            house.Tap.Yields = true;
            var login = await house.LoginAsync();
            var isOver = 0;

            var verifiers = AtOnce.RunAsync(
                16,
                async _ =>
                {
                    var late = 0;
                    for (var i = 0; i < 20; i++)
                    {
                        var wasOver = Volatile.Read(ref isOver) == 1;
                        late += await house.AcceptsAsync(login.AccessToken) && wasOver ? 1 : 0;
                        await FairYield.Once();
                    }

                    return late;
                }
            );
            await house.Authentication.LogoutAsync(login.RefreshToken.Reveal());
            Volatile.Write(ref isOver, 1);

            (await verifiers).Sum().Should().Be(0, "round {0}", round);
        }
    }

    // Refreshes as long as it is let, three times at most, and keeps all that it was given.
    private static async Task<List<(RefreshToken Refresh, AccessToken Access)>> ChaseAsync(
        SessionHouse house,
        RefreshToken token
    )
    {
        var seen = new List<(RefreshToken, AccessToken)>();
        for (var i = 0; i < 3; i++)
        {
            if (await house.Authentication.RefreshAsync(token.Reveal()) is not RefreshOutcome.Refreshed refreshed)
            {
                break;
            }

            token = refreshed.RefreshToken;
            seen.Add((token, refreshed.AccessToken));
        }

        return seen;
    }

    private static Task EndAsync(SessionHouse house, string ending, LoginOutcome.Succeeded login) =>
        ending switch
        {
            "password" => house.Authentication.ChangePasswordAsync(
                house.Ada,
                SessionHouse.Password,
                SessionHouse.OtherPassword
            ),
            "disable" => house.Authentication.DisableAsync(house.Ada),
            "logout" => house.Authentication.LogoutAsync(login.RefreshToken.Reveal()),
            _ => house.Authentication.LogoutEverywhereAsync(house.Ada),
        };
}
