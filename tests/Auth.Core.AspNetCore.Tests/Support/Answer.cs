using System.Text.Json;

namespace Auth.Core.AspNetCore.Tests.Support;

/// <summary>What a client sees of a response: all of it, so that two answers can be compared byte by byte.</summary>
internal static class Answer
{
    /// <summary>Status, headers in the order of their names, and body.</summary>
    public static async Task<string> TextAsync(HttpResponseMessage response)
    {
        var headers = response
            .Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is not "Date")
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(" | ", header.Value)}");
        var body = await response.Content.ReadAsStringAsync();
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n\n{body}";
    }

    public static string Challenge(HttpResponseMessage response) =>
        response.Headers.TryGetValues("WWW-Authenticate", out var values) ? string.Join(" | ", values) : "none";

    /// <summary>The body as JSON.</summary>
    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>The answer is this problem: its status, its media type, its <c>type</c>, and no cache keeps it.</summary>
    public static async Task ShouldBeAsync(HttpResponseMessage response, HttpStatusCode status, string type)
    {
        response.StatusCode.Should().Be(status);
        response.Content.Headers.ContentType?.MediaType.Should().Be("application/problem+json");
        response.Headers.CacheControl?.ToString().Should().Be("no-store");
        response.Headers.Pragma.ToString().Should().Be("no-cache");
        var json = await JsonAsync(response);
        json.GetProperty("type").GetString().Should().Be(type);
        json.GetProperty("status").GetInt32().Should().Be((int)status);
    }
}
