using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Passwords.Imported;

/// <summary>Spring Security: <c>{bcrypt}$2a$10$…</c>. The id in braces counts letter by letter, case included.</summary>
internal sealed class SpringBcryptScheme(int maxWorkFactor) : BcryptScheme(maxWorkFactor)
{
    public override string Name => "Spring {bcrypt}";

    public override bool TryParse(string text, out StoredBcrypt stored) => TryParseBehind("{bcrypt}", text, out stored);
}
