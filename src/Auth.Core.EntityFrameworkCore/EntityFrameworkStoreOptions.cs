namespace Auth.Core.EntityFrameworkCore;

/// <summary>Settings of stores over the host's own context.</summary>
public sealed class EntityFrameworkStoreOptions
{
    /// <summary>
    /// How long one call may take, its repetitions and the wait for a connection included: 100 milliseconds to 5 minutes,
    /// 5 seconds by default. A call that takes longer throws <see cref="Auth.Core.Users.StoreUnavailableException"/>.
    /// </summary>
    public TimeSpan Timeout { get; set; } = Storage.StoreTimeout.Default;
}
