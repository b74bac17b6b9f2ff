using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// What bcrypt is fed with for each form. bcrypt reads 72 bytes and treats a NUL as its own end mark, so a password that
/// is longer or holds a NUL is first brought to 44 ASCII characters; nothing is ever cut.
/// </summary>
internal static class BcryptPrehash
{
    private const int HashBytes = SHA256.HashSizeInBytes;
    private const int HashCharacters = 44;
    private const int HexCharacters = 2 * HashBytes;

    /// <summary>
    /// The longest password that is stored in the plain form: 71 bytes, so that the closing NUL still lies within the
    /// 72 and readers that count it (BCrypt.Net 5) can verify what is written here.
    /// </summary>
    private const int LongestPlain = BcryptKey.Bytes - 1;

    /// <summary>The form that a new hash of this password has.</summary>
    public static BcryptForm FormFor(ReadOnlySpan<byte> password) =>
        password.Length <= LongestPlain && !password.Contains((byte)0) ? BcryptForm.Modular : BcryptForm.PassLibV2;

    /// <summary>
    /// False where the plain form cannot tell this password from another: over 72 bytes the rest would be ignored, and
    /// with a NUL "a" and "a NUL a" have the same key.
    /// </summary>
    public static bool IsDistinct(BcryptForm form, ReadOnlySpan<byte> password) =>
        form != BcryptForm.Modular || (password.Length <= BcryptKey.Bytes && !password.Contains((byte)0));

    /// <summary>
    /// Whether another system would have hashed only the first 72 bytes of this password. Never with a NUL, which has
    /// more than one meaning there.
    /// </summary>
    public static bool WouldBeCut(BcryptForm form, ReadOnlySpan<byte> password) =>
        form == BcryptForm.Modular && password.Length > BcryptKey.Bytes && !password.Contains((byte)0);

    /// <summary>Makes the key of a password that is distinct in this form.</summary>
    public static void CreateKey(
        BcryptForm form,
        ReadOnlySpan<byte> password,
        ref readonly BcryptSalt salt,
        out BcryptKey key
    )
    {
        if (form == BcryptForm.Modular)
        {
            BcryptKey.Create(password, out key);
            return;
        }

        Span<byte> hash = stackalloc byte[HashBytes];
        Span<byte> text = stackalloc byte[HexCharacters];
        if (form == BcryptForm.PassLibV2)
        {
            KeyedHash(password, in salt, hash);
        }
        else
        {
            SHA256.HashData(password, hash);
        }

        int written;
        if (form == BcryptForm.HexSha256)
        {
            Convert.TryToHexStringLower(hash, text, out written);
        }
        else
        {
            Base64.EncodeToUtf8(hash, text, out _, out written);
        }

        BcryptKey.Create(text[..written], out key);
        ConstantTime.Clear(hash);
        ConstantTime.Clear(text);
    }

    /// <summary>
    /// Makes the key of a distinct password with a pepper behind it, as other systems put it there. What of the pepper
    /// does not fit into 72 bytes has no effect there either; the password's own bytes all count.
    /// </summary>
    public static void CreatePepperedKey(ReadOnlySpan<byte> password, ReadOnlySpan<byte> pepper, out BcryptKey key)
    {
        Span<byte> both = stackalloc byte[BcryptKey.Bytes];
        password.CopyTo(both);
        var rest = Math.Min(pepper.Length, both.Length - password.Length);
        pepper[..rest].CopyTo(both[password.Length..]);
        BcryptKey.Create(both[..(password.Length + rest)], out key);
        ConstantTime.Clear(both);
    }

    // The key is the salt as text, all 22 characters: a leaked list of plain SHA-256 values is then of no use here.
    private static void KeyedHash(ReadOnlySpan<byte> password, ref readonly BcryptSalt salt, Span<byte> hash)
    {
        Span<char> characters = stackalloc char[BcryptSalt.Characters];
        Span<byte> ascii = stackalloc byte[BcryptSalt.Characters];
        BcryptBase64.Encode(salt, characters);
        Encoding.ASCII.GetBytes(characters, ascii);
        HMACSHA256.HashData(ascii, password, hash);
    }
}
