using Auth.Core.Tokens;

namespace Auth.Core.AspNetCore.Tests.Bearer;

/// <summary>What counts as a token, and what a request is told that carries none.</summary>
[Trait("attack", "A1-A6")]
public sealed class BearerHeaderTests
{
    private const string Plain = "Bearer realm=\"api\"";

    private const string InvalidToken =
        "Bearer realm=\"api\", error=\"invalid_token\", error_description=\"The access token is invalid or expired\"";

    private const string InvalidRequest =
        "Bearer realm=\"api\", error=\"invalid_request\", error_description=\"The request carries more than one token\"";

    [Theory]
    [InlineData(null)]
    [InlineData("Basic YWRhOnNlY3JldA==")]
    [InlineData("Digest username=\"ada\", realm=\"x\"")]
    [InlineData("BearerX abc")]
    [InlineData("Bearers")]
    public async Task A1_no_token_or_another_scheme_gets_the_bare_challenge(string? authorization)
    {
        await using var api = await TestApi.StartAsync();

        var response = await api.SendAsync("/protected", authorization);

        Answer.Challenge(response).Should().Be(Plain);
        await Answer.ShouldBeAsync(response, HttpStatusCode.Unauthorized, AuthCoreProblems.AuthenticationRequired);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a b")]
    [InlineData("Bearer a b.c.d")]
    [InlineData("Bearer\tabc")]
    [InlineData("Bearer \u00e9")]
    public async Task A2_an_empty_token_and_one_with_blanks_is_invalid(string authorization)
    {
        await using var api = await TestApi.StartAsync();

        var response = await api.SendAsync("/protected", authorization);

        Answer.Challenge(response).Should().Be(InvalidToken);
        await Answer.ShouldBeAsync(response, HttpStatusCode.Unauthorized, AuthCoreProblems.InvalidToken);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    public async Task A3_the_scheme_is_read_in_any_case(string scheme)
    {
        await using var api = await TestApi.StartAsync();
        var token = await api.TokenOfNewUserAsync();

        var response = await api.SendAsync("/protected", $"{scheme} {token}");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).Should().StartWith("ada ");
    }

    [Theory]
    [InlineData("Bearer {0}, Bearer {0}")]
    [InlineData("Bearer {0},Basic abc")]
    [InlineData("Basic abc, Bearer {0}")]
    public async Task A4_joined_credentials_authenticate_nobody(string form)
    {
        await using var api = await TestApi.StartAsync();
        var token = await api.TokenOfNewUserAsync();
        var authorization = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, token);

        var closed = await api.SendAsync("/protected", authorization);
        var open = await api.SendAsync("/open", authorization);

        Answer.Challenge(closed).Should().Be(InvalidRequest);
        await Answer.ShouldBeAsync(closed, HttpStatusCode.BadRequest, AuthCoreProblems.InvalidRequest);
        (await open.Content.ReadAsStringAsync()).Should().Be("nobody");
    }

    [Fact]
    public async Task A4_two_headers_authenticate_nobody()
    {
        await using var api = await TestApi.StartAsync();
        var token = await api.TokenOfNewUserAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/protected");
        request.Headers.TryAddWithoutValidation("Authorization", [$"Bearer {token}", $"Bearer {token}"]);

        var response = await api.Client.SendAsync(request);

        await Answer.ShouldBeAsync(response, HttpStatusCode.BadRequest, AuthCoreProblems.InvalidRequest);
    }

    [Fact]
    public async Task A4_a_token_in_header_and_form_authenticates_nobody()
    {
        await using var api = await TestApi.StartAsync();
        var token = await api.TokenOfNewUserAsync();

        var response = await api.SendAsync(
            "/protected",
            $"Bearer {token}",
            HttpMethod.Post,
            FormOf("access_token", token)
        );

        await Answer.ShouldBeAsync(response, HttpStatusCode.BadRequest, AuthCoreProblems.InvalidRequest);
    }

    [Fact]
    public async Task A4_a_form_without_a_token_reaches_the_endpoint_whole()
    {
        await using var api = await TestApi.StartAsync(app =>
            app.MapPost("/echo", context => context.Request.Body.CopyToAsync(context.Response.Body))
                .RequireAuthorization()
        );
        var token = await api.TokenOfNewUserAsync();

        var response = await api.SendAsync("/echo", $"Bearer {token}", HttpMethod.Post, FormOf("colour", "blue"));

        (await response.Content.ReadAsStringAsync()).Should().Be("colour=blue");
    }

    [Fact]
    public async Task A5_a_token_in_query_form_or_cookie_is_no_token()
    {
        await using var api = await TestApi.StartAsync();
        var token = await api.TokenOfNewUserAsync();
        var cookie = new HttpRequestMessage(HttpMethod.Get, "/protected");
        cookie.Headers.Add("Cookie", $"access_token={token}; Authorization=Bearer {token}");

        var responses = new[]
        {
            await api.SendAsync($"/protected?access_token={token}"),
            await api.SendAsync("/protected", method: HttpMethod.Post, content: FormOf("access_token", token)),
            await api.Client.SendAsync(cookie),
        };

        foreach (var response in responses)
        {
            Answer.Challenge(response).Should().Be(Plain);
            response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A6_a_token_over_8_KiB_never_reaches_the_parser()
    {
        var tokens = new ThrowingTokenService();
        await using var api = await TestApi.StartAsync(before: services =>
            services.AddSingleton<ITokenService>(tokens)
        );

        var over = await api.SendAsync("/protected", $"Bearer {new string('a', (8 * 1024) + 1)}");
        var callsForOver = tokens.Calls;
        await api.SendAsync("/protected", $"Bearer {new string('a', 8 * 1024)}");

        Answer.Challenge(over).Should().Be(InvalidToken);
        callsForOver.Should().Be(0);
        tokens.Calls.Should().Be(1, "a token of 8 KiB is looked at");
    }

    private static FormUrlEncodedContent FormOf(string name, string value) =>
        new([new KeyValuePair<string, string>(name, value)]);
}
