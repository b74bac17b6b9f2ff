using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Auth.Core.Sample.Web;

/// <summary>Reads bodies so that no body, however malformed, is more than a 4xx.</summary>
internal static class JsonBody
{
    /// <summary>16 KiB: sixteen times the longest password.</summary>
    public const long MaxBytes = 16 * 1024;

    /// <summary>The body, or the answer that says what was wrong with it. The JSON word null is no body.</summary>
    public static async Task<(T? Body, IResult? Fault)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return (null, Wire.Refuse(StatusCodes.Status415UnsupportedMediaType));
        }

        if (request.ContentLength > MaxBytes)
        {
            return (null, Wire.Refuse(StatusCodes.Status413PayloadTooLarge));
        }

        try
        {
            // JSON is UTF-8 (RFC 8259 8.1), whatever charset the header claims.
            return (
                await JsonSerializer.DeserializeAsync(request.Body, type, request.HttpContext.RequestAborted),
                null
            );
        }
        catch (JsonException)
        {
            return (null, Wire.Error("Malformed request body").As(StatusCodes.Status400BadRequest));
        }
        catch (BadHttpRequestException fault)
        {
            return (null, Wire.Refuse(fault.StatusCode));
        }
    }
}
