using Auth.Core.Users;

namespace Auth.Core.Testing.Faults;

/// <summary>How a call of a store fails.</summary>
public enum StoreFault
{
    /// <summary>It has done nothing and throws <see cref="TimeoutException"/>.</summary>
    Timeout = 0,

    /// <summary>It has done nothing and throws <see cref="StoreUnavailableException"/>, as a refused connection does.</summary>
    Transient,

    /// <summary>
    /// A write is refused as though another had been faster: an add finds the name or the key taken, a conditional write
    /// another version. Calls that have no such answer are left alone.
    /// </summary>
    Conflict,

    /// <summary>It has done nothing and throws <see cref="OperationCanceledException"/>, though the caller did not cancel.</summary>
    Cancelled,

    /// <summary>The connection closes before the commit: nothing is done, and the call throws <see cref="StoreUnavailableException"/>.</summary>
    ClosedBeforeCommit,

    /// <summary>The call is made, and its reply is lost: it throws <see cref="StoreUnavailableException"/>.</summary>
    ReplyLostAfterCommit,
}
