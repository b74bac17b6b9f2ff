namespace Auth.Core.Tests.DependencyInjection.Mistakes;

/// <summary>All mistakes, by subject. A new subject is a file beside this one and a line here.</summary>
internal static class ConfigurationMistakes
{
    /// <summary>The subjects, in the order of the page.</summary>
    public static IReadOnlyList<(string Subject, IReadOnlyList<ConfigurationMistake> Mistakes)> BySubject { get; } =
    [
        ("Tokens", TokenMistakes.All),
        ("Signing keys", SigningKeyMistakes.All),
        ("Managed keys and master keys", StoredKeyMistakes.All),
        ("Sessions", SessionMistakes.All),
        ("Guesses and hashing", AttemptMistakes.All),
        ("New passwords and peppers", PasswordMistakes.All),
        ("Passwords, names and storage", UserMistakes.All),
        ("Durable stores", StoreMistakes.All),
        ("Verifying tokens of others", VerificationMistakes.All),
        ("Web", WebMistakes.All),
    ];

    public static IEnumerable<ConfigurationMistake> All => BySubject.SelectMany(subject => subject.Mistakes);
}
