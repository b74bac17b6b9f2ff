namespace Auth.Core.Diagnostics;

/// <summary>The catalogue of events: every kind there is. The page <c>docs/events.md</c> is this table in words.</summary>
public static class SecurityEvents
{
    /// <summary>The category under which the default sink logs events.</summary>
    public const string LogCategory = "Auth.Core.SecurityEvents";

    /// <summary>Every kind, in the order of the ids. Ids are never reused and kinds never change their meaning.</summary>
    public static IReadOnlyList<SecurityEventKind> All { get; } =
    [
        .. new[]
        {
            LoginEvents.Operation,
            RegistrationEvents.Operation,
            PasswordChangeEvents.Operation,
            RefreshEvents.Operation,
            SessionEndEvents.Logout,
            SessionEndEvents.LogoutEverywhere,
            SessionEndEvents.LogoutOthers,
            SessionEndEvents.EndSession,
            VerificationEvents.Operation,
            IssueEvents.Operation,
            RoleEvents.AddToRole,
            RoleEvents.RemoveFromRole,
            AccountEvents.Disable,
            AccountEvents.Enable,
            AccountEvents.Remove,
            AccountEvents.BumpSecurityVersion,
            AccountEvents.ClearAttempts,
            StoredHashEvents.Operation,
            SigningKeyEvents.Make,
            SigningKeyEvents.Withdraw,
            SigningKeyEvents.Reseal,
        }
            .SelectMany(operation => operation.Kinds)
            .OrderBy(kind => kind.Id),
    ];
}
