namespace Auth.Core.Diagnostics;

/// <summary>
/// The names to listen to: the meter, the activity source and the instruments. The page <c>docs/events.md</c> tells what
/// each one measures. No tag holds text that anybody typed.
/// </summary>
public static class AuthCoreInstruments
{
    /// <summary>The name of the meter: for OpenTelemetry, <c>AddMeter("Auth.Core")</c>.</summary>
    public const string MeterName = "Auth.Core";

    /// <summary>The name of the activity source: for OpenTelemetry, <c>AddSource("Auth.Core")</c>.</summary>
    public const string ActivitySourceName = "Auth.Core";

    /// <summary>Histogram, seconds: how long logins take. Tags <c>outcome</c>, <c>error.type</c>.</summary>
    public const string LoginDuration = "auth_core.login.duration";

    /// <summary>Histogram, seconds: how long registrations take. Tags <c>outcome</c>, <c>error.type</c>.</summary>
    public const string RegisterDuration = "auth_core.register.duration";

    /// <summary>Counter: refreshes. Tag <c>outcome</c>.</summary>
    public const string RefreshAttempts = "auth_core.refresh.attempts";

    /// <summary>Counter: access tokens that the library signed. Tags <c>algorithm</c>, <c>outcome</c>.</summary>
    public const string TokensIssued = "auth_core.tokens.issued";

    /// <summary>Counter: access tokens that the facade verified. Tags <c>algorithm</c>, <c>outcome</c>.</summary>
    public const string TokensVerified = "auth_core.tokens.verified";

    /// <summary>Histogram, seconds: runs of hashing and checking. Tags <c>operation</c>, <c>scheme</c>.</summary>
    public const string PasswordWorkDuration = "auth_core.password.work.duration";

    /// <summary>Histogram, seconds: waiting for hashing. Tag <c>outcome</c>.</summary>
    public const string PasswordQueueTime = "auth_core.password.queue_time";

    /// <summary>Counter: checks that met a fault in the stored hash. Tag <c>fault</c>.</summary>
    public const string StoredHashFaults = "auth_core.password.stored_hash_faults";

    /// <summary>Counter: calls refused because of wrong passwords before them. Tag <c>scope</c>.</summary>
    public const string Throttled = "auth_core.throttled";

    /// <summary>Counter: calls that were put off because something was full. Tag <c>scope</c>.</summary>
    public const string Busy = "auth_core.busy";

    /// <summary>Histogram, seconds: calls of the state store. Tags <c>operation</c>, <c>store</c>, <c>error.type</c>.</summary>
    public const string StateDuration = "auth_core.state.duration";

    /// <summary>Counter: events that a sink did not get. Tags <c>sink</c>, <c>error.type</c>.</summary>
    public const string EventsLost = "auth_core.events.lost";
}
