using System.Diagnostics;

namespace Auth.Core.Diagnostics;

/// <summary>
/// One activity for each call of the facade while somebody listens. Its tags are the outcome and the type of an error. A
/// listener that throws is not followed into the call.
/// </summary>
internal static class AuthCoreActivity
{
    private static readonly ActivitySource Source = new(AuthCoreInstruments.ActivitySourceName);

    /// <summary>Whether anybody listens.</summary>
    public static bool IsHeard => Source.HasListeners();

    /// <summary>Begins one, or null while nobody listens.</summary>
    public static Activity? Start(Operation operation)
    {
        try
        {
            return Source.StartActivity(operation.ActivityName);
        }
#pragma warning disable CA1031 // A listener's failure is not the caller's.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>Ends it with what became of the call.</summary>
    public static void End(Activity? activity, string outcome, string? errorType)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetTag("outcome", outcome);
        if (errorType is not null)
        {
            activity.SetTag("error.type", errorType);
            activity.SetStatus(ActivityStatusCode.Error);
        }

        try
        {
            activity.Dispose();
        }
#pragma warning disable CA1031 // A listener's failure is not the caller's.
        catch (Exception)
#pragma warning restore CA1031
        {
            // The call goes on without its activity.
        }
    }
}
