namespace Auth.Core.Diagnostics;

/// <summary>
/// Takes events to where they are kept: a database, a queue, an alarm. Register any number as singletons; each gets every
/// event, in order, beside the one that writes to the log. It cannot break or slow a login: it runs behind a queue of its
/// own.
/// </summary>
/// <remarks>
/// <para>
/// A sink is called from one thread at a time and after the outcome was decided. What it throws is caught and counted. Its
/// queue holds 1,024 events; while a slow or hanging sink keeps it full, further events are dropped for that sink and
/// counted in <c>auth_core.events.lost</c>.
/// </para>
/// <para>When the container is disposed, what still waits is handed over, for two seconds at most.</para>
/// </remarks>
public interface ISecurityEventSink
{
    /// <summary>Takes one event.</summary>
    /// <param name="securityEvent">The event; safe to keep.</param>
    void Record(SecurityEvent securityEvent);
}
