using System.Numerics;
using System.Security.Cryptography;

namespace Auth.Core.Tests.Tokens;

/// <summary>RSASSA-PSS with SHA-256 and a salt of any length (RFC 8017 9.1.1), which the platform will not make.</summary>
internal static class PssSignature
{
    public static byte[] Sign(RSA key, byte[] message, int saltBytes)
    {
        var parameters = key.ExportParameters(includePrivateParameters: true);
        var encoded = Encode(message, RandomNumberGenerator.GetBytes(saltBytes), key.KeySize - 1);
        var signature = BigInteger
            .ModPow(Number(encoded), Number(parameters.D!), Number(parameters.Modulus!))
            .ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[(key.KeySize / 8) - signature.Length], .. signature];
    }

    private static byte[] Encode(byte[] message, byte[] salt, int bits)
    {
        var length = (bits + 7) / 8;
        var hash = SHA256.HashData([.. new byte[8], .. SHA256.HashData(message), .. salt]);
        byte[] block = [.. new byte[length - salt.Length - hash.Length - 2], 1, .. salt];
        for (var counter = 0; counter * hash.Length < block.Length; counter++)
        {
            var mask = SHA256.HashData([.. hash, 0, 0, 0, (byte)counter]);
            for (var i = 0; i < mask.Length && (counter * hash.Length) + i < block.Length; i++)
            {
                block[(counter * hash.Length) + i] ^= mask[i];
            }
        }

        block[0] &= (byte)(0xFF >> ((8 * length) - bits));
        return [.. block, .. hash, 0xBC];
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
