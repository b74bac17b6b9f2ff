namespace Auth.Core.EntityFrameworkCore.Copy;

/// <summary>What a finished copy has left in the target, counted there and in the source alike. Immutable.</summary>
public sealed class AuthCoreStoreCopyReport
{
    internal AuthCoreStoreCopyReport(long users, long records)
    {
        Users = users;
        Records = records;
    }

    /// <summary>Users.</summary>
    public long Users { get; }

    /// <summary>Sessions, managed keys and counted failures.</summary>
    public long Records { get; }

    /// <summary>Both counts.</summary>
    public override string ToString() => $"{Users} users and {Records} records";
}
