using System.Collections.Immutable;
using System.Text;

namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// Everything that is fixed about one issuer before a token of its is seen: check 3 of the list. A token is judged by
/// one profile and cannot choose which.
/// </summary>
internal sealed class IssuerProfile
{
    private readonly byte[] _issuer = [];
    private readonly byte[] _audience = [];
    private readonly byte[]? _clientId;

    public required KeyRing Keys { get; init; }

    /// <summary>The exact <c>iss</c>.</summary>
    public required string Issuer
    {
        init => _issuer = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>The exact entry that <c>aud</c> must have.</summary>
    public required string Audience
    {
        init => _audience = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>The exact <c>client_id</c>, or null where the issuer's clients are not told apart.</summary>
    public string? ClientId
    {
        init => _clientId = value is null ? null : Encoding.UTF8.GetBytes(value);
    }

    /// <summary>The accepted <c>typ</c> values; a null entry admits a header without one.</summary>
    public required ImmutableArray<string?> Types
    {
        get;
        init =>
            field = value.IsDefaultOrEmpty
                ? throw new ArgumentException("At least one type must be accepted.", nameof(value))
                : value;
    }

    public required RequiredClaims Required { get; init; }

    /// <summary>Whether <c>sub</c> has to be one of our own user ids, and not just any text.</summary>
    public bool SubjectIsUserId { get; init; }

    public required long ClockSkewSeconds { get; init; }

    /// <summary>The longest life accepted, from <c>iat</c>, or from now where there is none; null for any.</summary>
    public required long? MaximumLifeSeconds { get; init; }

    /// <summary>Lets any <c>kid</c>, or none, select the ring's only key, if that was imported without a name.</summary>
    public bool KeyIdIsOptional { get; init; }

    /// <summary>Lets a header carry an <c>x5t</c>, which is not read.</summary>
    public bool AllowCertificateThumbprint { get; init; }

    /// <summary>The profile of our own tokens.</summary>
    public static IssuerProfile Own(AccessTokenSettings settings, KeyRing keys) =>
        Own(settings.Issuer, settings.Audience, settings.ClientId, settings.ClockSkew, keys);

    /// <summary>The same profile where only public keys are at hand.</summary>
    public static IssuerProfile Own(AccessTokenVerificationOptions options, KeyRing keys) =>
        Own(options.Issuer, options.Audience, options.ClientId, options.ClockSkew, keys);

    /// <summary>The profile of another issuer.</summary>
    public static IssuerProfile Foreign(TrustedIssuer issuer, KeyRing keys) =>
        new()
        {
            Keys = keys,
            Issuer = issuer.Issuer,
            Audience = issuer.Audience,
            Types = [.. issuer.AcceptedTypes.Select(type => type.Length == 0 ? null : type)],
            Required = Translate(issuer.RequiredClaims),
            ClockSkewSeconds = (long)issuer.ClockSkew.TotalSeconds,
            MaximumLifeSeconds = (long?)issuer.MaximumLifetime?.TotalSeconds,
            KeyIdIsOptional = issuer.AcceptAnyKeyId,
            AllowCertificateThumbprint = issuer.AllowCertificateThumbprintHeader,
        };

    public bool IsIssuer(ReadOnlySpan<byte> issuer) => issuer.SequenceEqual(_issuer);

    public bool IsAudience(ReadOnlySpan<byte> audience) => audience.SequenceEqual(_audience);

    /// <summary>True when the profile names no client.</summary>
    public bool IsClient(ReadOnlySpan<byte> clientId) => _clientId is null || clientId.SequenceEqual(_clientId);

    public bool AcceptsType(in JoseHeader header)
    {
        foreach (var type in Types)
        {
            if (type is null ? !header.HasType : header.HasType && IsText(header.Type, type))
            {
                return true;
            }
        }

        return false;
    }

    private static IssuerProfile Own(
        string issuer,
        string audience,
        string clientId,
        TimeSpan clockSkew,
        KeyRing keys
    ) =>
        new()
        {
            Keys = keys,
            Issuer = issuer,
            Audience = audience,
            ClientId = clientId,
            Types = ["at+jwt", "application/at+jwt"],
            Required = RequiredClaims.Own,
            SubjectIsUserId = true,
            ClockSkewSeconds = (long)clockSkew.TotalSeconds,
            MaximumLifeSeconds = TokenLimits.LifeSeconds,
        };

    private static RequiredClaims Translate(ForeignClaims claims) =>
        (claims.HasFlag(ForeignClaims.Subject) ? RequiredClaims.Subject : RequiredClaims.None)
        | (claims.HasFlag(ForeignClaims.TokenId) ? RequiredClaims.TokenId : RequiredClaims.None)
        | (claims.HasFlag(ForeignClaims.IssuedAt) ? RequiredClaims.IssuedAt : RequiredClaims.None)
        | (claims.HasFlag(ForeignClaims.Roles) ? RequiredClaims.Roles : RequiredClaims.None);

    // Types are ASCII (RFC 6838 4.2), so characters and bytes compare one to one.
    private static bool IsText(ReadOnlySpan<byte> utf8, string text) => System.Text.Ascii.Equals(utf8, text);
}
