using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Auth.Core.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;

namespace Auth.Core.AspNetCore.Requests;

/// <summary>Reads bodies so that none, however malformed, is more than a 4xx.</summary>
internal static class JsonBody
{
    /// <summary>16 KiB: sixteen times the longest password.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>The body, or the problem with it. The JSON word null is no body.</summary>
    public static async Task<(T? Body, Problem? Fault)> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        var request = context.Request;
        if (!request.HasJsonContentType())
        {
            return (null, KnownProblems.UnsupportedMediaType);
        }

        if (request.ContentLength > MaxBytes)
        {
            return (null, KnownProblems.BodyTooLarge);
        }

        // One byte more than admitted tells a body that is too long from one that just fits.
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBytes + 1);
        try
        {
            var length = await FillAsync(request.Body, buffer.AsMemory(0, MaxBytes + 1), context.RequestAborted)
                .ConfigureAwait(false);
            return length > MaxBytes ? (null, KnownProblems.BodyTooLarge) : Parse(buffer.AsSpan(0, length), type);
        }
        catch (BadHttpRequestException fault)
        {
            var isTooLarge = fault.StatusCode == StatusCodes.Status413PayloadTooLarge;
            return (null, isTooLarge ? KnownProblems.BodyTooLarge : KnownProblems.MalformedBody);
        }
        finally
        {
            // It held a password.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static async Task<int> FillAsync(Stream body, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await body.ReadAsync(buffer[length..], cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            length += read;
        }

        return length;
    }

    // JSON is UTF-8 (RFC 8259 8.1), whatever charset the header claims.
    private static (T? Body, Problem? Fault) Parse<T>(ReadOnlySpan<byte> text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var body = JsonSerializer.Deserialize(text, type);
            return body is null ? (null, KnownProblems.MalformedBody) : (body, null);
        }
        catch (JsonException)
        {
            return (null, KnownProblems.MalformedBody);
        }
    }
}
