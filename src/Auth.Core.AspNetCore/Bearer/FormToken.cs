using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Auth.Core.AspNetCore.Bearer;

/// <summary>
/// Finds a second token in a form beside the one in the header (RFC 6750 section 2: one method a request). The form is read
/// through a buffer, so that the endpoint finds the body as it came. Over 16 KiB nobody looks: the form's token never counts.
/// </summary>
internal static class FormToken
{
    private const long MaxBytes = 16 * 1024;
    private const string Parameter = "access_token";

    /// <summary>Whether the request could carry one: nearly none does, and those cost nothing.</summary>
    public static bool IsPossible(HttpRequest request) =>
        request.ContentType is { } type
        && type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && request.ContentLength is > 0 and <= MaxBytes;

    public static async Task<bool> IsPresentAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var form = await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        request.Body.Position = 0;
        return QueryHelpers.ParseQuery(form).ContainsKey(Parameter);
    }
}
