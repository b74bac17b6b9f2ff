namespace Auth.Core.Tests.Tokens;

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class ManualTime : TimeProvider
{
    /// <summary>2026-01-01T00:00:00Z.</summary>
    public const long Start = 1767225600;

    public DateTimeOffset Now { get; set; } = DateTimeOffset.FromUnixTimeSeconds(Start);

    public override DateTimeOffset GetUtcNow() => Now;
}
