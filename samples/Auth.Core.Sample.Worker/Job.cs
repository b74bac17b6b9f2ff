namespace Auth.Core.Sample.Worker;

/// <summary>A piece of work, the role that it takes, and the access token of whoever ordered it.</summary>
/// <param name="title">What is to be done.</param>
/// <param name="role">The role that it takes.</param>
/// <param name="accessToken">The token as it came with the order. A class and no record, so that it does not print.</param>
internal sealed class Job(string title, string role, string accessToken)
{
    public string Title { get; } = title;

    public string Role { get; } = role;

    public string AccessToken { get; } = accessToken;
}
