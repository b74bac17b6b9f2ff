namespace Auth.Core.Sessions;

/// <summary>The session limits of NIST SP 800-63B-4 2.1.3, 2.2.3 and 2.3.3 for its three assurance levels.</summary>
public enum SessionPreset
{
    /// <summary>At most 30 days; idle at most 7 days, which is ours, since AAL1 sets no idle limit. The default.</summary>
    Aal1 = 0,

    /// <summary>At most 24 hours, idle at most 1 hour.</summary>
    Aal2,

    /// <summary>At most 12 hours, idle at most 15 minutes; needs an access token lifetime of 15 minutes or less.</summary>
    Aal3,
}
