namespace Auth.Core.EntityFrameworkCore.Copy;

/// <summary>How far a copy has come. Immutable.</summary>
public sealed class AuthCoreStoreCopyProgress
{
    internal AuthCoreStoreCopyProgress(string table, long done, long total)
    {
        Table = table;
        Done = done;
        Total = total;
    }

    /// <summary>The table, <c>auth_core_users</c> first, then <c>auth_core_state</c>.</summary>
    public string Table { get; }

    /// <summary>Rows of it that are in the target now, those of an earlier run among them.</summary>
    public long Done { get; }

    /// <summary>Rows that the source had when the table was begun.</summary>
    public long Total { get; }

    /// <summary>Table and counts.</summary>
    public override string ToString() => $"{Table}: {Done} of {Total}";
}
