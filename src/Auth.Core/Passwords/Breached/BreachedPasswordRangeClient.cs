using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace Auth.Core.Passwords.Breached;

/// <summary>
/// Asks a range service over HTTP. It is told the first 5 of 40 digits of a SHA-1 and nothing else, answers with every
/// suffix that it knows, and the comparison is made here. Asks for padded answers, so that their length does not tell
/// the prefix to whoever watches the line.
/// </summary>
/// <param name="client">Called for each question; the host owns the client that it returns.</param>
/// <param name="address">Ends in a slash.</param>
internal sealed class BreachedPasswordRangeClient(Func<HttpClient> client, Uri address) : IBreachedPasswords
{
    /// <summary>The longest answer that is read: 256 KiB, some 5,000 lines, where services of 2026 send about 2,000.</summary>
    public const int MaxAnswerBytes = 256 * 1024;

    private static readonly ProductInfoHeaderValue Product = new("Auth.Core", productVersion: null);

    public async ValueTask<BreachedPasswordAnswer> FindAsync(
        BreachedPasswordQuery query,
        CancellationToken cancellationToken
    )
    {
        var http = client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, query.RevealPrefix()));
        request.Headers.Add("Add-Padding", "true");
        if (http.DefaultRequestHeaders.UserAgent.Count == 0)
        {
            request.Headers.UserAgent.Add(Product);
        }

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.OK
            ? await ReadAsync(response.Content, query, cancellationToken).ConfigureAwait(false)
            : BreachedPasswordAnswer.Unavailable;
    }

    private static async Task<BreachedPasswordAnswer> ReadAsync(
        HttpContent content,
        BreachedPasswordQuery query,
        CancellationToken cancellationToken
    )
    {
        var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = body.ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(MaxAnswerBytes + 1);
        try
        {
            var length = await body.ReadAtLeastAsync(
                    buffer.AsMemory(0, MaxAnswerBytes + 1),
                    MaxAnswerBytes + 1,
                    throwOnEndOfStream: false,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return length > MaxAnswerBytes
                ? BreachedPasswordAnswer.Unavailable
                : RangeAnswer.Read(buffer.AsSpan(0, length), query.RevealSuffix());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
