using System.Diagnostics.CodeAnalysis;

namespace Auth.Core.Passwords.Imported;

/// <summary>ASP.NET Identity, version 2: base64 of exactly 49 bytes, a zero, 16 of salt and 32 of key.</summary>
internal sealed class IdentityV2Scheme : Pbkdf2Scheme
{
    private const int Iterations = 1000;
    private const int SaltBytes = 16;
    private const int KeyBytes = 32;

    public override string Name => "ASP.NET Core Identity V2";

    // 32 bytes of HMAC-SHA-1 are two blocks, and each costs all iterations.
    internal override Pbkdf2Budget Budget =>
        Pbkdf2Budget.For(Pbkdf2Family.Sha1, Pbkdf2Families.WorkOf(Pbkdf2Family.Sha1, Iterations, KeyBytes));

    internal override IEnumerable<string> Faults => [];

    public override bool TryParse(string text, [NotNullWhen(true)] out Pbkdf2Hash? hash)
    {
        hash = null;
        if (!StrictText.TryReadBase64(text, out var bytes) || bytes.Length != 1 + SaltBytes + KeyBytes || bytes[0] != 0)
        {
            return false;
        }

        hash = new Pbkdf2Hash(Pbkdf2Family.Sha1, Iterations, bytes[1..(1 + SaltBytes)], bytes[(1 + SaltBytes)..]);
        return true;
    }
}
