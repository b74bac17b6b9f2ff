namespace Auth.Core.Tests.Sessions;

/// <summary>
/// What sessions do, as plain bookkeeping in milliseconds: written from the protocol and not from the library, with one
/// user, no store, no tokens and no races.
/// </summary>
internal sealed class SessionModel(long idle, long absolute, long grace, long tokenLife, long skew)
{
    private readonly List<Line> _sessions = [];
    private long _credential = 1;
    private long _security = 1;

    public bool IsDisabled { get; private set; }

    public int Sessions => _sessions.Count;

    public int Live(long now) => _sessions.Count(session => !session.IsGone && !HasEnded(session, now));

    /// <summary>A session, or null where the login is refused.</summary>
    public (int Session, Access Access)? Login(long now)
    {
        if (IsDisabled)
        {
            return null;
        }

        var absoluteAt = Whole(now + absolute);
        var session = new Line
        {
            RotatedAt = now,
            IdleAt = Math.Min(Whole(now + idle), absoluteAt),
            AbsoluteAt = absoluteAt,
            Credential = _credential,
        };
        _sessions.Add(session);
        return (_sessions.Count - 1, Issue(_sessions.Count - 1, now));
    }

    public Answer Refresh(int index, long counter, long now)
    {
        var session = _sessions[index];
        if (session.IsGone)
        {
            return Answer.No("Unknown");
        }

        if (HasEnded(session, now))
        {
            return Answer.No("Expired");
        }

        if (IsDisabled || session.Credential != _credential)
        {
            return Answer.No("Revoked");
        }

        if (counter == session.Counter)
        {
            session.Counter++;
            session.RotatedAt = now;
            session.IdleAt = Math.Min(Whole(now + idle), session.AbsoluteAt);
            return new Answer(session.Counter, IsReplay: false, Issue(index, now), Reason: null);
        }

        if (counter == session.Counter - 1 && grace > 0 && now - session.RotatedAt <= grace)
        {
            session.RotatedAt = Math.Min(session.RotatedAt, now);
            return new Answer(session.Counter, IsReplay: true, Issue(index, now), Reason: null);
        }

        session.IsGone = true;
        return Answer.No(counter > session.Counter ? "CounterAhead" : "ReuseOrLostAnswer");
    }

    public void Logout(int index) => _sessions[index].IsGone = true;

    public void EndAll()
    {
        _credential++;
        _security++;
        _sessions.ForEach(session => session.IsGone = true);
    }

    public void Disable()
    {
        if (!IsDisabled)
        {
            EndAll();
            IsDisabled = true;
        }
    }

    public void Enable() => IsDisabled = false;

    /// <summary>Another set of roles, or a bump.</summary>
    public void ChangeRoles() => _security++;

    public bool Accepts(Access access, long now)
    {
        var session = _sessions[access.Session];
        return now < access.ExpiresAt + skew
            && access.IssuedAt <= now + skew
            && !session.IsGone
            && !HasEnded(session, now)
            && !IsDisabled
            && access.Security == _security;
    }

    /// <summary>
    /// Whether nobody but a thief, a limit or somebody's word can be the reason for a refusal: the present token, or the
    /// one before within the grace.
    /// </summary>
    public bool MustWork(int index, long counter, long now)
    {
        var session = _sessions[index];
        return !session.IsGone
            && !HasEnded(session, now)
            && !IsDisabled
            && session.Credential == _credential
            && (counter == session.Counter || (counter == session.Counter - 1 && now - session.RotatedAt <= grace));
    }

    private Access Issue(int index, long now)
    {
        var session = _sessions[index];
        var end = Math.Min(session.IdleAt, session.AbsoluteAt);
        return new Access(index, Whole(now), Math.Min(Whole(now) + tokenLife, end), _security);
    }

    private static bool HasEnded(Line session, long now) => now >= session.IdleAt || now >= session.AbsoluteAt;

    private static long Whole(long milliseconds) => milliseconds / 1000 * 1000;

    private sealed class Line
    {
        public long Counter { get; set; }

        public long RotatedAt { get; set; }

        public long IdleAt { get; set; }

        public required long AbsoluteAt { get; init; }

        public required long Credential { get; init; }

        public bool IsGone { get; set; }
    }
}

/// <summary>What a refresh must answer: the counter of the token to use next, or a reason.</summary>
internal sealed record Answer(long Counter, bool IsReplay, Access? Access, string? Reason)
{
    public static Answer No(string reason) => new(0, IsReplay: false, Access: null, reason);
}

/// <summary>What an access token must be good for.</summary>
internal sealed record Access(int Session, long IssuedAt, long ExpiresAt, long Security);
