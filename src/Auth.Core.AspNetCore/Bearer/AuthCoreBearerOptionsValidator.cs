using Microsoft.Extensions.Options;

namespace Auth.Core.AspNetCore.Bearer;

/// <summary>Refuses a realm that would end its own quotes or split the header.</summary>
internal sealed class AuthCoreBearerOptionsValidator : IValidateOptions<AuthCoreBearerOptions>
{
    private const int MaxRealm = 100;

    public ValidateOptionsResult Validate(string? name, AuthCoreBearerOptions options) =>
        options.Realm is { Length: > 0 and <= MaxRealm } && options.Realm.All(IsAdmitted)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"AuthCoreBearerOptions.Realm must have 1 to {MaxRealm} characters of printable ASCII without \" and \\ "
                    + "(RFC 6750 section 3). Use a short plain name, such as \"api\"."
            );

    // %x20-21 / %x23-5B / %x5D-7E.
    private static bool IsAdmitted(char c) => c is >= ' ' and <= '~' and not '"' and not '\\';
}
