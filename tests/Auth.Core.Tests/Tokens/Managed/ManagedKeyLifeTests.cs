using System.Text.Json;
using Auth.Core.Secrets;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Managed;

namespace Auth.Core.Tests.Tokens.Managed;

/// <summary>A key is made, announced, signs, verifies, and goes, without anybody doing anything.</summary>
public sealed class ManagedKeyLifeTests
{
    [Fact]
    [Trait("asvs", "11.2.2")]
    public async Task In_a_year_every_live_token_verifies_and_every_key_was_published_a_day_before_it_signed()
    {
        var house = new KeyHouse(yields: false)
        {
            Configure = options => options.Tokens.Lifetime = TimeSpan.FromHours(1),
        };
        await using var process = await house.StartAsync();
        var seen = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var signed = new List<string>();
        var faults = new List<string>();
        var end = house.Clock.GetUtcNow().AddDays(366);
        while (house.Clock.GetUtcNow() < end)
        {
            await process.RefusalAsync("a.b.c");
            foreach (var key in process.Keys)
            {
                seen.TryAdd(key.KeyId, house.Clock.GetUtcNow());
            }

            var token = process.Issue();
            var signer = KeyProcess.KeyIdOf(token);
            if (!signed.Contains(signer, StringComparer.Ordinal))
            {
                signed.Add(signer);
                if (signed.Count > 1 && house.Clock.GetUtcNow() - seen[signer] < TimeSpan.FromHours(24))
                {
                    faults.Add($"{house.Clock.GetUtcNow():u} {signer} signs too early");
                }
            }

            house.Clock.Advance(TimeSpan.FromMinutes(59));
            if (await process.RefusalAsync(token) is { } reason)
            {
                faults.Add($"{house.Clock.GetUtcNow():u} {reason}");
            }

            // Hour by hour around the changes, in half days between them.
            house.Clock.Advance(
                IsNearAChange(process, house.Clock.GetUtcNow()) ? TimeSpan.Zero : TimeSpan.FromHours(11)
            );
        }

        faults.Should().BeEmpty();
        signed.Should().HaveCount(5, "366 days are four times 90 and a rest");
        process.Keys.Should().HaveCount(1, "the other keys have been dropped");
    }

    [Fact]
    [Trait("attack", "T24")]
    public async Task A_key_verifies_to_the_last_second_of_its_last_token_and_not_after()
    {
        var house = new KeyHouse();
        await using var process = await house.StartAsync();
        var key = process.Keys.Single();
        house.Clock.Advance(DateTimeOffset.FromUnixTimeSeconds(key.Times.SignUntil - 1) - house.Clock.GetUtcNow());
        var last = process.Issue();
        var signer = KeyProcess.KeyIdOf(last);

        house.Clock.Advance(TimeSpan.FromMinutes(30) + TimeSpan.FromSeconds(29));
        var beforeTheEnd = await process.RefusalAsync(last);
        var forgedBefore = await process.RefusalAsync(process.Forge(key));
        house.Clock.Advance(TimeSpan.FromSeconds(3));
        var forgedAfter = await process.RefusalAsync(process.Forge(key));

        signer.Should().Be(key.KeyId);
        beforeTheEnd.Should().BeNull();
        forgedBefore.Should().BeNull("a thief of the key has until its end, or until it is withdrawn");
        forgedAfter.Should().BeOneOf(TokenRejection.RetiredKey, TokenRejection.UnknownKey);
    }

    [Fact]
    public async Task A_restart_with_the_same_master_key_keeps_tokens_valid_and_makes_no_key()
    {
        var house = new KeyHouse();
        string token;
        await using (var first = await house.StartAsync())
        {
            token = first.Issue();
        }

        await using var second = await house.StartAsync();

        (await second.RefusalAsync(token)).Should().BeNull();
        KeyProcess.KeyIdOf(second.Issue()).Should().Be(KeyProcess.KeyIdOf(token));
        (await house.Store.KeysAsync()).Should().ContainSingle().Which.Key.Should().Be("ES256/1");
    }

    [Fact]
    public async Task Without_its_master_key_nothing_starts_and_nothing_is_made()
    {
        var house = new KeyHouse();
        await (await house.StartAsync()).DisposeAsync();
        house.MasterKeys[0] = MasterKey.CreateRandom();
        await using var process = house.Build();

        var start = () => process.Authentication.InitializeAsync();

        await start
            .Should()
            .ThrowAsync<InvalidOperationException>()
            .WithMessage("*ES256/1*AuthCoreOptions.MasterKeys*");
        (await house.Store.KeysAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_call_before_the_keys_are_loaded_says_what_to_do()
    {
        await using var process = new KeyHouse().Build();
        var user = Auth.Core.Users.UserId.Parse("one");
        Func<Task>[] calls =
        [
            () => process.Authentication.LoginAsync("ada", "a password of words"),
            () => process.Authentication.RefreshAsync("acr1_x"),
            () => process.Authentication.IssueAsync(user),
            () => process.Authentication.ChangePasswordAsync(user, "old", "new"),
            () => process.Authentication.VerifyAsync("a.b.c").AsTask(),
            () => Task.FromResult(process.Issue()),
        ];

        foreach (var call in calls)
        {
            await call.Should().ThrowAsync<InvalidOperationException>().WithMessage("*InitializeAsync()*");
        }

        TokenHouse.Refusal(process.Tokens.Verify("a.b.c")).Should().Be(TokenRejection.UnknownKey, "Verify is total");
    }

    [Theory]
    [InlineData(SigningAlgorithm.ES256)]
    [InlineData(SigningAlgorithm.ES384)]
    [InlineData(SigningAlgorithm.ES512)]
    [InlineData(SigningAlgorithm.PS256)]
    [Trait("attack", "A14")]
    public async Task Keys_of_every_kind_survive_a_restart_and_publish_their_public_half_alone(
        SigningAlgorithm algorithm
    )
    {
        var house = new KeyHouse { Configure = options => options.ManagedKeys.Algorithm = algorithm };
        await using var first = await house.StartAsync();
        await using var second = await house.StartAsync();

        var published = await second.Manager.PublicKeysAsync();

        (await second.RefusalAsync(first.Issue())).Should().BeNull();
        using var json = JsonDocument.Parse(published);
        var members = json.RootElement.GetProperty("keys").EnumerateArray().Single();
        members
            .EnumerateObject()
            .Select(member => member.Name)
            .Should()
            .NotIntersectWith(["d", "p", "q", "dp", "dq", "qi", "k"]);
        VerificationKey.FromJwks(published).Single().KeyId.Should().Be((await second.SignerAsync()).KeyId);
    }

    [Fact]
    public async Task A_change_of_algorithm_announces_the_new_key_a_day_ahead()
    {
        var house = new KeyHouse();
        await (await house.StartAsync()).DisposeAsync();
        house.Configure = options => options.ManagedKeys.Algorithm = SigningAlgorithm.ES384;

        await using var process = await house.StartAsync();
        var keys = await process.Manager.ListAsync();
        house.Clock.Advance(ManagedKeySchedule.Ahead);

        keys.Select(key => (key.Algorithm, key.State))
            .Should()
            .Equal(
                (SigningAlgorithm.ES256, ManagedKeyState.Signing),
                (SigningAlgorithm.ES384, ManagedKeyState.Announced)
            );
        (await process.SignerAsync()).Algorithm.Should().Be(SigningAlgorithm.ES384);
    }

    [Fact]
    public async Task Where_tokens_became_longer_an_old_key_stops_signing_so_early_that_none_outlives_it()
    {
        var house = new KeyHouse();
        await (await house.StartAsync()).DisposeAsync();
        house.Configure = options => options.Tokens.Lifetime = TimeSpan.FromHours(1);
        await using var process = await house.StartAsync();
        var old = process.Keys.Single();

        house.Clock.Advance(TimeSpan.FromDays(89));
        await process.Manager.ListAsync();
        house.Clock.Advance(
            DateTimeOffset.FromUnixTimeSeconds(old.Times.SignUntil) - house.Clock.GetUtcNow() - TimeSpan.FromMinutes(20)
        );

        KeyProcess.KeyIdOf(process.Issue()).Should().NotBe(old.KeyId);
    }

    private static bool IsNearAChange(KeyProcess process, DateTimeOffset now) =>
        process
            .Keys.SelectMany(key => new[] { key.Times.SignFrom, key.Times.SignUntil, key.Times.VerifyUntil })
            .Any(time => Math.Abs(time - now.ToUnixTimeSeconds()) < TimeSpan.FromHours(40).TotalSeconds);
}
