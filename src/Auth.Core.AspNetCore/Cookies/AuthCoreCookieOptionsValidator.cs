using Microsoft.Extensions.Options;

namespace Auth.Core.AspNetCore.Cookies;

/// <summary>Refuses an origin that no browser would ever send, since it would silently admit nobody.</summary>
internal sealed class AuthCoreCookieOptionsValidator : IValidateOptions<AuthCoreCookieOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthCoreCookieOptions options)
    {
        var wrong = options.AllowedOrigins.FirstOrDefault(origin => !IsOrigin(origin));
        return wrong is null
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"AuthCoreCookieOptions.AllowedOrigins holds \"{wrong}\", which is no origin. Write scheme and host in lower case, "
                    + "and the port where it is not the default, without a path: \"https://app.example.org\"."
            );
    }

    private static bool IsOrigin(string? origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is ("https" or "http")
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), origin, StringComparison.Ordinal);
}
