using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>
/// One row of the catalogue: what an event means, under an id that never changes. Immutable; made by the library alone,
/// see <see cref="SecurityEvents.All"/>.
/// </summary>
public sealed class SecurityEventKind
{
    internal SecurityEventKind(int id, string name, string operation, string outcome, LogLevel level)
    {
        Id = id;
        Name = name;
        Operation = operation;
        Outcome = outcome;
        Level = level;
    }

    /// <summary>The id, 10000 to 19999: also the <see cref="EventId"/> of the log line. Never given to anything else.</summary>
    public int Id { get; }

    /// <summary>The name of the OWASP logging vocabulary, such as <c>authn_login_fail</c>; lower-case ASCII.</summary>
    public string Name { get; }

    /// <summary>What was asked for, such as <c>refresh</c>; lower-case ASCII.</summary>
    public string Operation { get; }

    /// <summary>What became of it and why, such as <c>reuse_or_lost_answer</c>; lower-case ASCII. Not for the client.</summary>
    public string Outcome { get; }

    /// <summary>
    /// How the default sink logs it: expected answers at <see cref="LogLevel.Information"/>, attacks at
    /// <see cref="LogLevel.Warning"/>, what broke at <see cref="LogLevel.Error"/>.
    /// </summary>
    public LogLevel Level { get; }

    /// <summary>The scope that it counts under in <c>auth_core.busy</c>, or null.</summary>
    internal string? BusyScope { get; init; }

    /// <summary>The scope that it counts under in <c>auth_core.throttled</c>, or null.</summary>
    internal string? ThrottledScope { get; init; }

    /// <summary>Id, name and outcome.</summary>
    public override string ToString() => $"{Id} {Name} {Outcome}";
}
