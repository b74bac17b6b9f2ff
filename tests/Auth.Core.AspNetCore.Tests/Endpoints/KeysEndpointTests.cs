using System.Text.Json;
using Auth.Core.Tokens;

namespace Auth.Core.AspNetCore.Tests.Endpoints;

/// <summary>What is published of the signing keys.</summary>
[Trait("attack", "A14")]
public sealed class KeysEndpointTests
{
    private static readonly string[] Public = ["kty", "crv", "x", "y", "n", "e", "use", "alg", "kid"];

    [Fact]
    public async Task A14_only_public_members_of_asymmetric_keys_are_published()
    {
        SigningKey[] keys =
        [
            SigningKey.CreateRandom(SigningAlgorithm.ES256),
            SigningKey.CreateRandom(SigningAlgorithm.PS256),
            SigningKey.CreateRandom(SigningAlgorithm.HS256),
        ];
        await using var api = await AuthApi.StartAsync(configure: options =>
        {
            options.Tokens.SigningKeys.Clear();
            Array.ForEach(keys, options.Tokens.SigningKeys.Add);
        });

        var response = await api.SendAsync("/auth/jwks");

        var set = (await Answer.JsonAsync(response)).GetProperty("keys").EnumerateArray().ToList();
        set.Select(key => key.GetProperty("kid").GetString()).Should().Equal(keys[0].KeyId, keys[1].KeyId);
        set.SelectMany(Members).Should().BeSubsetOf(Public);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/jwk-set+json");
        response.Headers.CacheControl!.MaxAge.Should().Be(TimeSpan.FromHours(1));
        response.Headers.CacheControl.NoStore.Should().BeFalse();
    }

    [Fact]
    public async Task With_a_shared_secret_alone_the_set_is_empty()
    {
        await using var api = await AuthApi.StartAsync();

        var response = await api.SendAsync("/auth/jwks");

        (await response.Content.ReadAsStringAsync()).Should().Be("""{"keys":[]}""");
    }

    [Fact]
    public async Task Managed_keys_are_published_and_verify_what_was_issued()
    {
        await using var api = await AuthApi.StartAsync(configure: options =>
        {
            options.Tokens.SigningKeys.Clear();
            options.ManagedKeys.Enabled = true;
        });
        var token = await api.TokenOfNewUserAsync();

        var text = await (await api.SendAsync("/auth/jwks")).Content.ReadAsStringAsync();

        await using var reader = await VerifyOnlyApp.StartAsync(VerificationKey.FromJwks(text));
        (await reader.GetAsync("/protected", $"Bearer {token}")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static IEnumerable<string> Members(JsonElement key) => key.EnumerateObject().Select(member => member.Name);
}
