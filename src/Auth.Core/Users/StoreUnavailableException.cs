using System.Data.Common;

namespace Auth.Core.Users;

/// <summary>
/// What an <see cref="IUserStore"/> or <see cref="State.IStateStore"/> throws when its database cannot answer now:
/// refused, timed out, cut, out of room. Trying again later may succeed, and nothing is wrong with the request. A write that
/// ends so has been made whole or not at all, and nobody knows which.
/// </summary>
/// <remarks>
/// Holds no connection string, no SQL and no value. What the database's driver threw is not kept, because its text may
/// hold all of these; its type and the five characters of its SQLSTATE are.
/// </remarks>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>Says that the store cannot answer now.</summary>
    /// <param name="cause">What the driver threw, or null; only its type and SQLSTATE are kept.</param>
    public StoreUnavailableException(Exception? cause = null)
        : base($"The store cannot answer now{Suffix(cause)}. Try again later.") => Cause = Describe(cause);

    /// <summary>The type of what the driver threw and its SQLSTATE, such as <c>PostgresException 57P01</c>, or null.</summary>
    public string? Cause { get; }

    private static string Suffix(Exception? cause) => cause is null ? string.Empty : $" ({Describe(cause)})";

    private static string? Describe(Exception? cause)
    {
        // A mapper wraps what the driver threw; the driver's own is what helps.
        while (cause is { InnerException: DbException inner })
        {
            cause = inner;
        }

        return cause is DbException { SqlState: { Length: 5 } state }
            ? $"{cause.GetType().Name} {state}"
            : cause?.GetType().Name;
    }
}
