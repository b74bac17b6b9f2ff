using System.Collections.Immutable;

namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// Tries a token against each profile by itself. Choosing the profile by the token's own <c>iss</c> would mean to read a
/// payload that nobody has vouched for; a profile that does not know the <c>kid</c> refuses before any cryptography.
/// </summary>
internal sealed class ForeignTokenVerifier : IForeignTokenVerifier, IDisposable
{
    private static readonly ForeignTokenVerification.Invalid[] Refusals =
    [
        .. Enum.GetValues<TokenRejection>().Select(reason => new ForeignTokenVerification.Invalid(reason)),
    ];

    private readonly ImmutableArray<ForeignProfile> _profiles;

    /// <exception cref="ArgumentException">A profile is not valid; the message lists every fault.</exception>
    public ForeignTokenVerifier(IReadOnlyCollection<TrustedIssuer> issuers, TimeProvider timeProvider)
    {
        var faults = TrustedIssuerValidator.Validate(issuers, nameof(issuers));
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, faults), nameof(issuers));
        }

        _profiles = [.. issuers.Select(issuer => new ForeignProfile(issuer, timeProvider))];
    }

    /// <inheritdoc />
    public ForeignTokenVerification Verify(string? token)
    {
        // The reasons stand in the order of the checks, so the largest one is that of the profile that came furthest.
        var furthest = TokenRejection.Malformed;
        foreach (var profile in _profiles)
        {
            if (profile.FindFault(token, out var identity) is not { } reason)
            {
                return new ForeignTokenVerification.Valid(identity!);
            }

            furthest = reason > furthest ? reason : furthest;
        }

        return Refusals[(int)furthest];
    }

    /// <summary>Frees the signature providers, not the keys.</summary>
    public void Dispose()
    {
        foreach (var profile in _profiles)
        {
            profile.Dispose();
        }
    }
}
