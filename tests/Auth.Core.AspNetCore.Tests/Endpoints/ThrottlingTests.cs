namespace Auth.Core.AspNetCore.Tests.Endpoints;

/// <summary>Who guesses over HTTP is counted by account and by source, and waits with 429 and a time.</summary>
public sealed class ThrottlingTests
{
    private const string SourceHeader = "X-Test-Source";

    [Fact]
    [Trait("attack", "L3")]
    public async Task L3_of_100_wrong_guesses_at_once_from_as_many_addresses_five_are_looked_at()
    {
        await using var api = await StartAsync();
        await api.RegisterAsync("ada");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(i => GuessAsync(api, "ada", $"203.0.113.{i}", forwarded: null))
        );

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized).Should().Be(5);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Unauthorized))
        {
            await Answer.ShouldBeAsync(refused, HttpStatusCode.TooManyRequests, AuthCoreProblems.TooManyAttempts);
            refused.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(30));
        }
    }

    [Theory]
    [InlineData("another address of one /64")]
    [InlineData("mapped and plain")]
    [InlineData("a forwarded header of its own")]
    [Trait("attack", "L12")]
    public async Task L12_however_a_source_dresses_it_is_one(string how)
    {
        await using var api = await StartAsync();

        // Another name each time, so that the limit of an account says nothing.
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++)
        {
            var (address, forwarded) = how switch
            {
                "another address of one /64" => ($"2001:db8:1:2:{i:x}::{i + 1:x}", null),
                "mapped and plain" => (i % 2 == 0 ? "::ffff:203.0.113.7" : "203.0.113.7", null),
                _ => ("203.0.113.7", $"198.51.100.{i}"),
            };
            statuses.Add((await GuessAsync(api, $"user{i}", address, forwarded)).StatusCode);
        }

        statuses.Take(20).Should().OnlyContain(status => status == HttpStatusCode.Unauthorized);
        statuses.Skip(20).Should().OnlyContain(status => status == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    [Trait("attack", "L12")]
    public async Task L12_as_many_guesses_from_as_many_networks_are_no_source()
    {
        await using var api = await StartAsync();

        for (var i = 0; i < 25; i++)
        {
            var answer = await GuessAsync(api, $"user{i}", $"2001:db8:1:{i:x}::1", forwarded: null);

            answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    [Trait("attack", "L1")]
    public async Task L1_the_answer_to_waiting_accounts_and_made_up_names_is_the_same()
    {
        await using var api = await StartAsync();
        await api.RegisterAsync("ada");

        var answers = new List<string>();
        foreach (var name in new[] { "ada", "nobody" })
        {
            for (var i = 0; i < 5; i++)
            {
                await GuessAsync(api, name, $"203.0.113.{i}", forwarded: null);
            }

            answers.Add(await Answer.TextAsync(await GuessAsync(api, name, "203.0.113.9", forwarded: null)));
        }

        answers[0].Should().StartWith("429\n").And.Be(answers[1]);
    }

    // The test server has no connections, so a header of the tests' own says where one comes from.
    private static Task<TestApi> StartAsync() =>
        TestApi.StartAsync(app =>
        {
            app.Use(
                (context, next) =>
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[SourceHeader]!);
                    return next(context);
                }
            );
            app.MapAuthCore();
        });

    private static Task<HttpResponseMessage> GuessAsync(TestApi api, string name, string address, string? forwarded)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/auth/login")
        {
            Content = new StringContent(
                TestApi.Credentials(name, $"wrong {address}"),
                MediaTypeHeaderValue.Parse("application/json")
            ),
        };
        request.Headers.Add(SourceHeader, address);
        if (forwarded is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwarded);
        }

        return api.Client.SendAsync(request);
    }
}
