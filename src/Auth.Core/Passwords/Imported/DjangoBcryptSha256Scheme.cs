using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Passwords.Imported;

/// <summary>
/// Django: <c>bcrypt_sha256$$2b$12$…</c>, bcrypt over 64 lower-case hex characters. The pre-hash has no key, so a leaked
/// list of SHA-256 values can be tried on it; the hash is made anew at the first login.
/// </summary>
internal sealed class DjangoBcryptSha256Scheme(int maxWorkFactor) : BcryptScheme(maxWorkFactor)
{
    public override string Name => "Django bcrypt_sha256";

    public override bool TryParse(string text, out StoredBcrypt stored)
    {
        var isRead = TryParseBehind("bcrypt_sha256$", text, out stored);
        stored.Form = BcryptForm.HexSha256;
        return isRead;
    }
}
