using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Auth.Core.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Samples.Tests.Support;

/// <summary>The web sample in this process, on a real Kestrel on a free loopback port, with fast hashing.</summary>
public sealed class WebSample : IDisposable
{
    private readonly Factory _factory = new();

    public WebSample()
    {
        _factory.UseKestrel(0);
        _factory.StartServer();
        Client = _factory.CreateClient();
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _factory.Services;

    /// <summary>A client of its own, so that a test that signs in signs in nobody else.</summary>
    public HttpClient NewClient() => _factory.CreateClient();

    public Task<HttpResponseMessage> PostAsync(string path, object body) => Client.PostAsJsonAsync(path, body);

    public async Task<HttpResponseMessage> PostRawAsync(
        string path,
        byte[] body,
        string contentType = "application/json"
    )
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await Client.PostAsync(path, content);
    }

    public Task<HttpResponseMessage> PostTextAsync(string path, string body) =>
        PostRawAsync(path, Encoding.UTF8.GetBytes(body));

    public async Task<HttpResponseMessage> GetAsync(string path, params string[] authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var value in authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", value);
        }

        return await Client.SendAsync(request);
    }

    public async Task<string> LogInAsync(string userName, string password)
    {
        using var response = await PostAsync("/login", new { username = userName, password });
        return (await JsonOf(response)).GetProperty("token").GetString()!;
    }

    public static async Task<JsonElement> JsonOf(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>();

    public void Dispose()
    {
        Client.Dispose();
        _factory.Dispose();
    }

    private sealed class Factory : WebApplicationFactory<Program>
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("auth-core-").FullName;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("AuthCore:Database", Path.Combine(_folder, "auth.db"));
            builder.UseSetting("AuthCore:KeyFile", Path.Combine(_folder, "keys", "master-key"));
            builder.ConfigureServices(services => services.AddAuthCore(_ => { }).UseUnsafeFastPasswordHashing());
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);

            // The factory disposes itself once more than its owner does.
            if (Directory.Exists(_folder))
            {
                Directory.Delete(_folder, recursive: true);
            }
        }
    }
}
