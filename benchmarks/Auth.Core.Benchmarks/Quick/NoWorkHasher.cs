using Auth.Core.Passwords;

namespace Auth.Core.Benchmarks.Quick;

/// <summary>Takes no time, so that only the rest of a login is left to measure.</summary>
internal sealed class NoWorkHasher : IPasswordHasher
{
    public string Hash(ReadOnlySpan<char> password) => "none";

    public PasswordVerification Verify(ReadOnlySpan<char> password, string? hash) => PasswordVerification.Succeeded;
}
