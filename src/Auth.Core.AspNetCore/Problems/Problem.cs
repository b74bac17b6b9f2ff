using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Auth.Core.AspNetCore.Problems;

/// <summary>
/// A problem with constant text (RFC 9457): the same bytes every time, nothing of the request in them, and no setting of
/// the host's that could add any.
/// </summary>
internal sealed class Problem
{
    public const string ContentType = "application/problem+json";

    public Problem(int status, string type, string title)
    {
        Status = status;
        Type = type;
        Title = title;
        Text = Write(writeMore: null);
    }

    public int Status { get; }

    public string Type { get; }

    public string Title { get; }

    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>The problem with members of its own at the end.</summary>
    public ReadOnlyMemory<byte> With(Action<Utf8JsonWriter> writeMore) => Write(writeMore);

    /// <summary>Answers with this problem; nothing happens where the response has begun.</summary>
    public Task WriteAsync(HttpContext context, TimeSpan? retryAfter = null) => WriteAsync(context, Text, retryAfter);

    /// <summary>Answers with this problem in the given text.</summary>
    public async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> text, TimeSpan? retryAfter = null)
    {
        var response = context.Response;
        if (response.HasStarted)
        {
            return;
        }

        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = text.Length;
        NoStore.Apply(response);
        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = RetryAfter.Text(wait);
        }

        // HEAD gets the headers of the answer and no body (RFC 9110 9.3.2).
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(text, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private byte[] Write(Action<Utf8JsonWriter>? writeMore)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", Type);
            writer.WriteString("title", Title);
            writer.WriteNumber("status", Status);
            writeMore?.Invoke(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
