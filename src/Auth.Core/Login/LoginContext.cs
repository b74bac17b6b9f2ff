using Auth.Core.Text;

namespace Auth.Core.Login;

/// <summary>What a host may say about the client that logs in. All of it is optional.</summary>
public sealed class LoginContext
{
    /// <summary>The longest client name that is kept: 100 characters.</summary>
    public const int MaxClientLength = 100;

    /// <summary>
    /// What the client calls itself, such as a browser's name, for the user's list of sessions. Cut at 100 characters,
    /// controls removed; null by default. It decides nothing.
    /// </summary>
    public string? Client { get; init; }

    internal string? CleanClient()
    {
        if (Client is null || !UnicodeText.IsWellFormed(Client.AsSpan(0, Math.Min(Client.Length, MaxClientLength + 1))))
        {
            return null;
        }

        var clean = new string([.. Client.Take(MaxClientLength).Where(c => !char.IsControl(c))]).Trim();

        // A cut through a pair would leave half of it.
        clean = clean.Length > 0 && char.IsHighSurrogate(clean[^1]) ? clean[..^1] : clean;
        return clean.Length == 0 ? null : clean;
    }
}
