using Auth.Core.State;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Sessions;

/// <summary>A session as read from the store: id, owner, the record's version and its content.</summary>
internal sealed record StoredSession(SessionId Id, UserId Owner, long Version, SessionData Data)
{
    public static StoredSession Of(StateRecord record) =>
        new(
            new SessionId(record.Key),
            UserId.Parse(record.Owner),
            record.Version,
            SessionData.FromPayload(record.Payload.Span)
        );

    /// <summary>The record to write, under a new version.</summary>
    public static StateRecord ToRecord(SessionId id, UserId owner, SessionData data, long version) =>
        new(
            StateKind.Session,
            id.Value,
            owner.Value,
            DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(data.IdleAt, data.AbsoluteAt)),
            version,
            data.ToPayload()
        );

    /// <summary>Whether one of the two limits has been reached.</summary>
    public bool HasEnded(long nowMilliseconds) => nowMilliseconds >= Data.IdleAt || nowMilliseconds >= Data.AbsoluteAt;
}
