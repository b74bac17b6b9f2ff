using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Auth.Core.Diagnostics;

/// <summary>What a call learns on its way that its event should say. One for each call; never kept.</summary>
internal sealed class Observation
{
    private const int ShownBytes = 4;

    /// <summary>The user, once known.</summary>
    public string? UserId { get; private set; }

    /// <summary>The canonical form of a typed name; only its keyed hash leaves this object.</summary>
    public string? Name { get; private set; }

    /// <summary>The session's hash prefix, once known.</summary>
    public string? Session { get; private set; }

    /// <summary>The client's address.</summary>
    public string? Source { get; private set; }

    /// <summary>The managed key that it is about.</summary>
    public string? SigningKeyId { get; private set; }

    /// <summary>What a part threw that is not passed on.</summary>
    public string? ErrorType { get; private set; }

    /// <summary>What really happened, where the caller is told less.</summary>
    public SecurityEventKind? Kind { get; private set; }

    /// <summary>What happened besides, and does not change what became of the call.</summary>
    public SecurityEventKind? Besides { get; private set; }

    public Observation OfUser(string? userId)
    {
        UserId = string.IsNullOrEmpty(userId) ? UserId : userId;
        return this;
    }

    public Observation OfName(string canonicalName)
    {
        Name = canonicalName;
        return this;
    }

    public Observation OfSession(string? sessionId)
    {
        Session = string.IsNullOrEmpty(sessionId) ? Session : Prefix(sessionId);
        return this;
    }

    // A scope id names a network card of this machine, and an address that only wraps one of IPv4 is that one.
    public Observation From(IPAddress? source)
    {
        Source = source switch
        {
            null => null,
            { IsIPv4MappedToIPv6: true } => source.MapToIPv4().ToString(),
            _ => new IPAddress(source.GetAddressBytes()).ToString(),
        };
        return this;
    }

    public Observation OfSigningKey(string keyId)
    {
        SigningKeyId = keyId;
        return this;
    }

    // The type alone: an exception's text may hold what the part was given.
    public Observation Threw(string errorType)
    {
        ErrorType = errorType;
        return this;
    }

    public void Became(SecurityEventKind kind) => Kind = kind;

    public void Met(SecurityEventKind kind) => Besides = kind;

    private static string Prefix(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return Convert.ToHexStringLower(hash[..ShownBytes]);
    }
}
