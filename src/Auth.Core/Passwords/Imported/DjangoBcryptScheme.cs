using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Passwords.Imported;

/// <summary>Django: <c>bcrypt$$2b$12$…</c>, the password's own bytes.</summary>
internal sealed class DjangoBcryptScheme(int maxWorkFactor) : BcryptScheme(maxWorkFactor)
{
    public override string Name => "Django bcrypt";

    public override bool TryParse(string text, out StoredBcrypt stored) => TryParseBehind("bcrypt$", text, out stored);
}
