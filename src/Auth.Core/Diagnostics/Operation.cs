using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>Something that can be asked of the library, and everything that can become of it: a hundred ids of its own.</summary>
internal sealed class Operation
{
    private const int FailedOffset = 99;

    private readonly int _firstId;
    private readonly List<SecurityEventKind> _kinds = [];

    /// <param name="name">Lower-case ASCII, as tags and events say it.</param>
    /// <param name="firstId">The first of its hundred ids.</param>
    /// <param name="isCall">False for what the library does by itself, whose failures are told elsewhere.</param>
    public Operation(string name, int firstId, bool isCall = true)
    {
        _firstId = firstId;
        Name = name;
        ActivityName = $"auth_core.{name}";
        if (isCall)
        {
            Kind(FailedOffset, "sys_error", "failed", LogLevel.Error);
        }
    }

    public string Name { get; }

    public string ActivityName { get; }

    /// <summary>The event of a call that threw: a store that failed, a part that is not set up.</summary>
    public SecurityEventKind Failed => _kinds[0];

    public IEnumerable<SecurityEventKind> Kinds => _kinds;

    /// <summary>Adds a row to the catalogue. Only for the fields of the classes that hold it.</summary>
    /// <param name="offset">Its distance from the operation's first id.</param>
    /// <param name="name">The vocabulary's name.</param>
    /// <param name="outcome">Lower-case ASCII, once in an operation.</param>
    /// <param name="level">How it is logged.</param>
    /// <param name="busy">What was full, where the call was put off.</param>
    /// <param name="throttled">What has to wait, where the call was refused for guesses before it.</param>
    public SecurityEventKind Kind(
        int offset,
        string name,
        string outcome,
        LogLevel level = LogLevel.Information,
        string? busy = null,
        string? throttled = null
    )
    {
        var kind = new SecurityEventKind(_firstId + offset, name, Name, outcome, level)
        {
            BusyScope = busy,
            ThrottledScope = throttled,
        };
        _kinds.Add(kind);
        return kind;
    }
}
