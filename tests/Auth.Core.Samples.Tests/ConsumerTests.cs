using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Auth.Core.Samples.Tests.Support;

namespace Auth.Core.Samples.Tests;

/// <summary>Fresh projects, built from the packed packages alone: they register, log in and verify.</summary>
[Collection(PackedFeed.Collection)]
public sealed class ConsumerTests(PackedFeed feed)
{
    private static readonly object Ada = new { username = "ada", password = "correct horse battery" };

    [Fact]
    public async Task The_readmes_program_is_published_trimmed_and_self_contained_without_a_warning()
    {
        var project = feed[Consumers.Console];

        var printed = await project.PublishAsync();
        var output = await project.RunAsync();

        printed.Should().NotContain("warning");
        output.Should().Be("Hello, ada!");
    }

    [Fact]
    public async Task A_worker_is_built_without_a_warning_and_without_the_web()
    {
        var project = feed[Consumers.Worker];

        var printed = await project.PublishAsync();
        var output = await project.RunAsync();

        printed.Should().NotContain("warning");
        project.Packages().Should().Contain("Auth.Core").And.NotContain(name => name.Contains("AspNetCore"));
        output.Should().StartWith("resize the pictures: done for ada, reported by job-worker");
    }

    [Fact]
    public async Task A_web_program_is_published_trimmed_and_self_contained_without_a_warning()
    {
        var project = feed[Consumers.Web];

        var printed = await project.PublishAsync();

        printed.Should().NotContain("warning");
        await project.ServeAsync(async client =>
        {
            await RegisterAsync(client);
            (await LogInAndAskAsync(client)).Should().Be("Hello, ada!");
        });
    }

    [Fact]
    public async Task A_web_program_over_sqlite_keeps_its_users_through_a_kill()
    {
        var project = feed[Consumers.WebOverSqlite];

        var printed = await project.PublishAsync();

        printed.Should().NotContain("warning");
        await project.ServeAsync(RegisterAsync);
        await project.ServeAsync(async client => (await LogInAndAskAsync(client)).Should().Be("Hello, ada!"));
    }

    [Fact]
    public async Task All_packages_fit_into_one_program_and_the_kit_refuses_what_is_no_test()
    {
        var project = feed[Consumers.Whole];

        var printed = await project.PublishAsync();
        var output = await project.RunAsync();

        printed.Should().NotContain("warning");
        output.Split('\n').Should().Equal("Valid", "Refused");
    }

    [Fact]
    public void A_web_program_has_six_packages_and_twenty_with_sqlite()
    {
        feed[Consumers.Web].Packages().Should().HaveCount(6);
        feed[Consumers.WebOverSqlite].Packages().Should().HaveCount(20);
    }

    [Fact]
    public void Every_package_was_taken_by_one_of_the_projects()
    {
        var taken = Consumers.All.SelectMany(parts => feed[parts].Packages()).ToHashSet(StringComparer.Ordinal);

        var packed = feed.Packed.Select(name => name[..name.IndexOfAny([.. "0123456789"])].TrimEnd('.'));

        packed.Should().HaveCount(6).And.OnlyContain(name => taken.Contains(name));
    }

    private static async Task RegisterAsync(HttpClient client)
    {
        var registered = await client.PostAsJsonAsync("/auth/register", Ada);
        registered.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    // What the protected page says to whoever has just logged in; to others it says nothing.
    private static async Task<string> LogInAndAskAsync(HttpClient client)
    {
        (await client.GetAsync("/")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        var login = await client.PostAsJsonAsync("/auth/login", Ada);
        var token = (await login.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await client.GetStringAsync("/");
    }
}
