using System.Collections.Concurrent;
using System.Net;

namespace Auth.Core.Tests.Passwords.Breached;

/// <summary>A range service in this process, which keeps everything that it is sent.</summary>
internal sealed class FakeRangeService : HttpMessageHandler
{
    private static readonly string Padding = new('0', 35);

    public ConcurrentQueue<string> Sent { get; } = [];

    public ConcurrentQueue<Uri> Asked { get; } = [];

    /// <summary>The lines of every answer.</summary>
    public string Body { get; set; } = $"{Padding}:0\r\n";

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    public Func<CancellationToken, Task>? Before { get; set; }

    /// <summary>Answers as a service does that knows the suffix.</summary>
    public void Know(string suffix, long count = 3) => Body = $"{Padding}:0\r\n{suffix}:{count}\r\n{Padding}:0";

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Asked.Enqueue(request.RequestUri!);
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Sent.Enqueue($"{request.Method} {request.RequestUri}\n{request.Headers}\n{body}");
        await (Before?.Invoke(cancellationToken) ?? Task.CompletedTask);
        return new HttpResponseMessage(Status) { Content = new StringContent(Body) };
    }
}
