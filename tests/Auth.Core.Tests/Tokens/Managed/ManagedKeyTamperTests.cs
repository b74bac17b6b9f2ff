using System.Text.Json;
using System.Text.Json.Nodes;
using Auth.Core.Secrets;
using Auth.Core.State;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Managed;

namespace Auth.Core.Tests.Tokens.Managed;

/// <summary>What somebody who reads and writes the database can do to managed keys: remove them, and nothing else.</summary>
public sealed class ManagedKeyTamperTests
{
    public static TheoryData<string, Action<JsonObject>> Edits =>
        new()
        {
            { "format", row => row["v"] = 2 },
            { "kid", row => row["kid"] = new string('A', 43) },
            { "kid gone", row => row.Remove("kid") },
            { "alg", row => row["alg"] = "ES384" },
            { "sign from", row => row["signFrom"] = (long)row["signFrom"]! - 1 },
            { "sign until", row => row["signUntil"] = (long)row["signUntil"]! + 1 },
            { "verify until", row => row["verifyUntil"] = (long)row["verifyUntil"]! + 1 },
            { "times of no order", row => row["signFrom"] = long.MinValue },
            { "times out of the calendar", row => row["verifyUntil"] = long.MaxValue },
            { "master key", row => row["mk"] = 1 },
            { "nonce", row => row["nonce"] = Flip(row["nonce"]!) },
            { "nonce short", row => row["nonce"] = "AAAA" },
            { "ciphertext", row => row["ciphertext"] = Flip(row["ciphertext"]!) },
            { "ciphertext cut", row => row["ciphertext"] = ((string)row["ciphertext"]!)[..^4] },
            { "ciphertext gone", row => row.Remove("ciphertext") },
            { "tag", row => row["tag"] = Flip(row["tag"]!) },
            {
                "tag cut",
                row => row["tag"] = Convert.ToBase64String(Convert.FromBase64String((string)row["tag"]!)[..12])
            },
        };

    [Theory]
    [Trait("asvs", "11.3.3")]
    [MemberData(nameof(Edits))]
    public async Task An_edited_record_stops_the_start_and_is_not_used_by_who_runs(
        string edit,
        Action<JsonObject> change
    )
    {
        var house = new KeyHouse();
        await using var running = await house.StartAsync();
        var token = running.Issue();
        var row = await house.Store.KeyAsync("ES256/1");
        var json = JsonNode.Parse(row.Payload.Span)!.AsObject();

        change(json);
        await house.Store.PutAsync(row.Key, JsonSerializer.SerializeToUtf8Bytes(json), row.ExpiresAt);

        await ShouldBeRefusedAsync(house, running, token, edit);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"v\":1}")]
    public async Task A_truncated_record_stops_the_start_and_is_not_used_by_who_runs(string payload)
    {
        var house = new KeyHouse();
        await using var running = await house.StartAsync();
        var token = running.Issue();

        await house.Store.PutAsync("ES256/1", Encoding.UTF8.GetBytes(payload), house.Clock.GetUtcNow().AddDays(1));

        await ShouldBeRefusedAsync(house, running, token, payload);
    }

    [Fact]
    [Trait("asvs", "11.3.3")]
    public async Task Records_that_changed_places_are_not_used()
    {
        var house = new KeyHouse();
        await using var running = await house.StartAsync();
        house.Clock.Advance(TimeSpan.FromDays(89));
        await running.Manager.ListAsync();
        var (one, two) = (await house.Store.KeyAsync("ES256/1"), await house.Store.KeyAsync("ES256/2"));
        var token = running.Issue();

        await house.Store.PutAsync(one.Key, two.Payload, one.ExpiresAt);
        await house.Store.PutAsync(two.Key, one.Payload, two.ExpiresAt);

        await ShouldBeRefusedAsync(house, running, token, "swapped");
    }

    [Theory]
    [InlineData("ES256/3")]
    [InlineData("ES384/1")]
    [InlineData("ES256/01")]
    [InlineData("es256/2")]
    [InlineData("HS256/1")]
    [InlineData("ES256")]
    [InlineData("x")]
    public async Task A_record_copied_to_another_place_stops_the_start_and_does_no_harm_to_who_runs(string place)
    {
        var house = new KeyHouse();
        await using var running = await house.StartAsync();
        var token = running.Issue();
        var row = await house.Store.KeyAsync("ES256/1");

        await house.Store.PutAsync(place, row.Payload, row.ExpiresAt);
        house.Clock.Advance(TimeSpan.FromSeconds(5));

        (await running.RefusalAsync(token)).Should().BeNull();
        running.Keys.Should().ContainSingle();
        await using var second = house.Build();
        var start = () => second.Authentication.InitializeAsync();
        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage("*does not open*MasterKeys*");
    }

    [Fact]
    public async Task A_key_of_another_installation_is_not_taken()
    {
        var (house, other) = (new KeyHouse(), new KeyHouse());
        await using var running = await house.StartAsync();
        await using var stranger = await other.StartAsync();
        var row = await other.Store.KeyAsync("ES256/1");

        await house.Store.PutAsync("ES256/2", row.Payload, row.ExpiresAt);
        house.Clock.Advance(TimeSpan.FromSeconds(5));

        (await running.RefusalAsync(stranger.Issue())).Should().Be(TokenRejection.UnknownKey);
    }

    [Fact]
    public async Task Squatted_numbers_are_passed_over()
    {
        var house = new KeyHouse();
        await using var running = await house.StartAsync();
        foreach (var number in new[] { "2", "3", "999999999" })
        {
            await house.Store.PutAsync($"ES256/{number}", "{}"u8.ToArray(), DateTimeOffset.MaxValue);
        }

        house.Clock.Advance(TimeSpan.FromDays(91));
        var signer = await running.SignerAsync();

        (await house.Store.KeysAsync()).Select(record => record.Key).Should().Contain("ES256/4");
        signer.SignFrom.Should().Be(house.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_record_that_has_expired_needs_no_master_key()
    {
        var house = new KeyHouse();
        await (await house.StartAsync()).DisposeAsync();
        house.MasterKeys[0] = MasterKey.CreateRandom();
        house.Clock.Advance(TimeSpan.FromDays(91));

        await using var process = await house.StartAsync();

        process.Keys.Should().ContainSingle().Which.Name.Number.Should().Be(2);
    }

    [Fact]
    [Trait("asvs", "11.3.4")]
    public void No_nonce_comes_twice_in_ten_thousand_seals()
    {
        var seal = new KeySeal(new MasterKeyRing([MasterKey.CreateRandom()]), SecureRandom.System);

        var nonces = Enumerable.Range(0, 10_000).Select(_ => Convert.ToHexString(seal.Seal([1], [2]).Nonce));

        nonces.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_record_shows_nothing_of_the_private_key()
    {
        var house = new KeyHouse();
        await using var process = await house.StartAsync();
        var secret = ((EcdsaSigningKey)process.Keys.Single().Pair)
            .Pair.ExportParameters(includePrivateParameters: true)
            .D!;
        var row = await house.Store.KeyAsync("ES256/1");

        var data = SealedKeyData.TryRead(row.Payload.Span)!;

        row.Owner.Should().BeEmpty();
        row.ExpiresAt.ToUnixTimeSeconds().Should().Be(data.VerifyUntil);
        data.Ciphertext.AsSpan().IndexOf(secret).Should().Be(-1);
        row.Payload.Span.IndexOf(Encoding.ASCII.GetBytes(Convert.ToBase64String(secret)[..20])).Should().Be(-1);
    }

    private static async Task ShouldBeRefusedAsync(KeyHouse house, KeyProcess running, string token, string because)
    {
        await using var second = house.Build();
        var start = () => second.Authentication.InitializeAsync();
        await start
            .Should()
            .ThrowAsync<InvalidOperationException>(because)
            .WithMessage("*ES256/*does not open*MasterKeys*");
        house.Clock.Advance(TimeSpan.FromSeconds(5));
        (await running.RefusalAsync(token)).Should().Be(TokenRejection.UnknownKey, because);
        (await running.RefusalAsync(running.Issue())).Should().BeNull("who runs goes on with a new key");
    }

    private static string Flip(JsonNode text)
    {
        var bytes = Convert.FromBase64String((string)text!);
        bytes[0] ^= 1;
        return Convert.ToBase64String(bytes);
    }
}
