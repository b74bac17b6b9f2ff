namespace Auth.Core.AspNetCore.RecentAuthentication;

/// <summary>Left in the request for the bearer scheme: nothing but the age of the login stands in the way.</summary>
internal sealed record RecentAuthenticationMissing(TimeSpan MaxAge);
