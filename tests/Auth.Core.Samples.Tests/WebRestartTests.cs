using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Auth.Core.Samples.Tests.Support;

namespace Auth.Core.Samples.Tests;

/// <summary>The web sample is killed and started again: whoever was registered and logged in still is.</summary>
public sealed class WebRestartTests : IDisposable
{
    private const string Sample = "Auth.Core.Sample.Web";
    private const string Listening = "Now listening on: ";

    private readonly string _folder = Directory.CreateTempSubdirectory("auth-core-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_kill_loses_no_user_no_session_and_no_key()
    {
        JsonElement login = default;
        await RunAsync(async client =>
        {
            (await PostAsync(client, "/register", Ada)).StatusCode.Should().Be(HttpStatusCode.OK);
            login = await JsonOf(await PostAsync(client, "/login", Ada));
        });

        await RunAsync(async client =>
        {
            (await PostAsync(client, "/register", Ada)).StatusCode.Should().Be(HttpStatusCode.Conflict);
            (await PostAsync(client, "/login", Ada)).StatusCode.Should().Be(HttpStatusCode.OK);
            using var read = new HttpRequestMessage(HttpMethod.Get, "/protected");
            read.Headers.Authorization = new("Bearer", Text(login, "token"));
            (await client.SendAsync(read)).StatusCode.Should().Be(HttpStatusCode.OK);
            var refreshed = await PostAsync(client, "/refresh", new { refresh_token = Text(login, "refresh_token") });
            refreshed.StatusCode.Should().Be(HttpStatusCode.OK);
        });
    }

    private static object Ada => new { username = "ada", password = "correct horse battery" };

    private static string Text(JsonElement answer, string name) => answer.GetProperty(name).GetString()!;

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, object body) =>
        client.PostAsJsonAsync(path, body);

    private static Task<JsonElement> JsonOf(HttpResponseMessage response) =>
        response.Content.ReadFromJsonAsync<JsonElement>();

    // Killed when the work is done, never stopped in order.
    private async Task RunAsync(Func<HttpClient, Task> work)
    {
        var variables = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["AUTH_SIGNING_KEY"] = null,
            ["AUTH_MASTER_KEY"] = null,
            ["AuthCore__Database"] = Path.Combine(_folder, "data", "auth.db"),
            ["AuthCore__KeyFile"] = Path.Combine(_folder, "keys", "master-key"),
        };
        await SampleProcess.WithAsync(
            Sample,
            variables,
            Listening,
            async line =>
            {
                var address = line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..];
                using var client = new HttpClient { BaseAddress = new Uri(address) };
                await work(client);
            }
        );
    }
}
