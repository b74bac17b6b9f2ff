using System.Security.Cryptography;
using Auth.Core.Secrets;

namespace Auth.Core.Tokens.Managed;

/// <summary>
/// AES-256-GCM under the sealing subkey of a master key (NIST SP 800-38D, 2007). Nonces are random: with a few keys a year
/// the bound of 2^32 for one key is out of reach. Safe to call from many threads.
/// </summary>
internal sealed class KeySeal(MasterKeyRing masterKeys, SecureRandom random)
{
    private const string Label = "seal/v1";
    private const int SubkeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>The id of the master key that seals.</summary>
    public uint CurrentId => masterKeys.Current.Id;

    /// <summary>Seals under the current master key.</summary>
    /// <param name="plain">What is sealed; the caller wipes it.</param>
    /// <param name="bound">What must be the same at opening.</param>
    public (byte[] Nonce, byte[] Ciphertext, byte[] Tag) Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var (nonce, ciphertext, tag) = (new byte[NonceBytes], new byte[plain.Length], new byte[TagBytes]);
        random.Fill(nonce);
        using var cipher = Cipher(masterKeys.Current);
        cipher.Encrypt(nonce, plain, ciphertext, tag, bound);
        return (nonce, ciphertext, tag);
    }

    /// <summary>Opens what was sealed under any master key of the ring; null when it does not open. The caller wipes it.</summary>
    public byte[]? TryOpen(SealedKeyData data, ReadOnlySpan<byte> bound)
    {
        if (
            data is not { Nonce.Length: NonceBytes, Ciphertext: { } ciphertext, Tag.Length: TagBytes }
            || !masterKeys.TryGet(data.MasterKeyId, out var masterKey)
        )
        {
            return null;
        }

        var plain = new byte[ciphertext.Length];
        using var cipher = Cipher(masterKey);
        try
        {
            cipher.Decrypt(data.Nonce, ciphertext, data.Tag, plain, bound);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            // The platform has wiped what it wrote.
            return null;
        }
    }

    private static AesGcm Cipher(MasterKey masterKey)
    {
        Span<byte> subkey = stackalloc byte[SubkeyBytes];
        masterKey.DeriveSubkey(Label, subkey);
        var cipher = new AesGcm(subkey, TagBytes);
        ConstantTime.Clear(subkey);
        return cipher;
    }
}
