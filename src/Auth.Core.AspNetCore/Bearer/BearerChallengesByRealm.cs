namespace Auth.Core.AspNetCore.Bearer;

/// <summary>The challenges of the realm in force, made once. Safe from many threads.</summary>
internal sealed class BearerChallengesByRealm
{
    private volatile BearerChallenges _last = new(AuthCoreBearerDefaults.Realm);

    public BearerChallenges Of(string realm)
    {
        var last = _last;
        if (!string.Equals(last.Realm, realm, StringComparison.Ordinal))
        {
            last = new BearerChallenges(realm);
            _last = last;
        }

        return last;
    }
}
