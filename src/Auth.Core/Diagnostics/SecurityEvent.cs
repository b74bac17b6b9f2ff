using System.Text;

namespace Auth.Core.Diagnostics;

/// <summary>
/// One outcome of one call. Holds ids, closed words, an address and times, and nothing that anybody typed: no password, no
/// token, no name, no text of an exception. Every text is 1 to 128 characters of printable ASCII without blanks, so that a
/// line that it is written to cannot be broken or forged. Immutable.
/// </summary>
public sealed class SecurityEvent
{
    internal SecurityEvent(SecurityEventKind kind, DateTimeOffset time)
    {
        Kind = kind;
        Time = time;
    }

    /// <summary>What happened: id, name, operation, outcome and level.</summary>
    public SecurityEventKind Kind { get; }

    /// <summary>When it was known, UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The user whom it is about, as <c>UserId</c> writes it; null where no user is known.</summary>
    public string? UserId { get; internal init; }

    /// <summary>
    /// Stands for a well-formed name that was typed and that no user is known by: 16 hexadecimal digits of an HMAC under
    /// the current master key. The same name gives the same digits until that key changes. Null where a user is known,
    /// and where what was typed is no name.
    /// </summary>
    public string? Subject { get; internal init; }

    /// <summary>The client's address as the host gave it, IPv4 or IPv6; null where it gave none.</summary>
    public string? Source { get; internal init; }

    /// <summary>Stands for the session: 8 hexadecimal digits of the SHA-256 of its id. Null where there is none.</summary>
    public string? Session { get; internal init; }

    /// <summary>The managed signing key, by its <c>kid</c>, which is public; null for everything else.</summary>
    public string? SigningKeyId { get; internal init; }

    /// <summary>The type of what a store or another part threw, without its text; null where nothing was thrown.</summary>
    public string? ErrorType { get; internal init; }

    /// <summary>The trace (W3C, 32 hexadecimal digits) that the call was part of; null where nobody traces.</summary>
    public string? TraceId { get; internal init; }

    /// <summary>One line of all that is known, in a fixed order; made of printable ASCII alone.</summary>
    public override string ToString()
    {
        var line = new StringBuilder(256).Append(Kind.Name).Append(' ').Append(Kind.Operation).Append(' ');
        line.Append(Kind.Outcome);
        Append(line, " user=", UserId);
        Append(line, " subject=", Subject);
        Append(line, " source=", Source);
        Append(line, " session=", Session);
        Append(line, " key=", SigningKeyId);
        Append(line, " error=", ErrorType);
        Append(line, " trace=", TraceId);
        return line.ToString();
    }

    private static void Append(StringBuilder line, string label, string? value)
    {
        if (value is not null)
        {
            line.Append(label).Append(value);
        }
    }
}
