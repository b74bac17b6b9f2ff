using System.Text.Json;

namespace Auth.Core.Sample.Web;

/// <summary>Reads credentials so that no body, however malformed, is more than a 4xx.</summary>
internal static class JsonBody
{
    /// <summary>16 KiB: sixteen times the longest password.</summary>
    public const long MaxBytes = 16 * 1024;

    /// <summary>The credentials, or the answer that says what was wrong with the body.</summary>
    public static async Task<(Credentials Credentials, IResult? Fault)> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
        {
            return Fail(StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.ContentLength > MaxBytes)
        {
            return Fail(StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            // JSON is UTF-8 (RFC 8259 8.1), whatever charset the header claims.
            var read = await JsonSerializer.DeserializeAsync(
                request.Body,
                WireJson.Default.Credentials,
                request.HttpContext.RequestAborted
            );
            return (read ?? new Credentials(UserName: null, Password: null), null);
        }
        catch (JsonException)
        {
            return Fail(StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException fault)
        {
            return Fail(fault.StatusCode);
        }
    }

    private static (Credentials, IResult) Fail(int status) =>
        (
            new Credentials(UserName: null, Password: null),
            (
                status == StatusCodes.Status400BadRequest
                    ? Wire.Error("Malformed request body")
                    : Wire.ForStatus(status)
            ).As(status)
        );
}
