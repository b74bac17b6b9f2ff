using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace Auth.Core.Benchmarks.Quick.Load;

/// <summary>
/// A client that blocks a thread of its own, so that the load does not wait for the server's thread pool, which lives in
/// the same process.
/// </summary>
internal sealed class Client(LoadServer server) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler()) { BaseAddress = server.Address };

    public HttpStatusCode Post(string path) => Send(new HttpRequestMessage(HttpMethod.Post, path));

    public HttpStatusCode Verify()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/verify");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.Token);
        return Send(request);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Starts a thread for each of some clients, and waits for all of them.</summary>
    public static Task OnThreadsAsync(LoadServer server, int count, Action<Client, int> work) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => OnThreadAsync(server, i, work)));

    /// <summary>The time from one moment until now.</summary>
    public static double MillisecondsSince(long timestamp) => Stopwatch.GetElapsedTime(timestamp).TotalMilliseconds;

    private static Task OnThreadAsync(LoadServer server, int number, Action<Client, int> work) =>
        Task.Factory.StartNew(
            () =>
            {
                using var client = new Client(server);
                work(client, number);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    private HttpStatusCode Send(HttpRequestMessage request)
    {
        using (request)
        using (var response = _http.Send(request))
        {
            return response.StatusCode;
        }
    }
}
