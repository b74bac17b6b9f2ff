using System.Net;
using Auth.Core.Text;

namespace Auth.Core.Throttling;

/// <summary>
/// What a host may say about the client that registers, logs in or changes a password. All of it is optional. Holds what
/// the client sent: do not log it.
/// </summary>
public sealed class ClientContext
{
    /// <summary>The longest client name that is kept: 100 characters.</summary>
    public const int MaxClientLength = 100;

    /// <summary>
    /// The address that the client connects from; null by default, which means no limit by source. Behind a proxy it must be the
    /// forwarded address, taken from a header that only the proxy can set: the library reads no header itself. IPv4-mapped
    /// addresses count as IPv4, and IPv6 addresses by their first 64 bits.
    /// </summary>
    public IPAddress? Source { get; init; }

    /// <summary>
    /// The device token of an earlier login, as received; null by default. A good one lets its owner in while strangers
    /// guess; a bad one counts as none, without notice.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore]
    [System.Diagnostics.DebuggerBrowsable(System.Diagnostics.DebuggerBrowsableState.Never)]
    public string? DeviceToken { get; init; }

    /// <summary>
    /// A refresh token of the session that this login replaces, as received; null by default. That session ends once the
    /// new one is written, whether it has come to its end or not; a token that is none of ours counts as none, without
    /// notice. Only a login looks at it.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore]
    [System.Diagnostics.DebuggerBrowsable(System.Diagnostics.DebuggerBrowsableState.Never)]
    public string? RefreshToken { get; init; }

    /// <summary>
    /// What the client calls itself, such as a browser's name, for the user's list of sessions. Cut at 100 characters,
    /// controls removed; null by default. It decides nothing.
    /// </summary>
    public string? Client { get; init; }

    internal string? CleanClient()
    {
        if (Client is null || !UnicodeText.IsWellFormed(Client.AsSpan(0, Math.Min(Client.Length, MaxClientLength + 1))))
        {
            return null;
        }

        var clean = new string([.. Client.Take(MaxClientLength).Where(c => !char.IsControl(c))]).Trim();

        // A cut through a pair would leave half of it.
        clean = clean.Length > 0 && char.IsHighSurrogate(clean[^1]) ? clean[..^1] : clean;
        return clean.Length == 0 ? null : clean;
    }
}
