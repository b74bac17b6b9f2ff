using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Auth.Core.Secrets;

namespace Auth.Core.Tokens.Jwt;

/// <summary>Turns a payload into a signed compact form with one key. Its header never varies, so it is encoded once.</summary>
internal sealed class TokenSigner(RingKey key)
{
    // The parts are plain ASCII without anything to escape: an algorithm's name, a constant and base64url.
    private readonly byte[] _header = Encoding.ASCII.GetBytes(
        Base64Url.EncodeToString(
            Encoding.ASCII.GetBytes(
                $$"""{"alg":"{{SigningAlgorithmFacts.NameOf(key.Algorithm)}}","typ":"at+jwt","kid":"{{key.KeyId}}"}"""
            )
        ) + "."
    );

    public SigningAlgorithm Algorithm { get; } = key.Algorithm;

    /// <summary>Signs.</summary>
    /// <exception cref="ArgumentException">The token would be over 8 KiB.</exception>
    public string Sign(ReadOnlySpan<byte> payload)
    {
        var signatureBytes = key.Scheme.SignatureBytes;
        var signedLength = _header.Length + Base64Url.GetEncodedLength(payload.Length);
        var length = signedLength + 1 + Base64Url.GetEncodedLength(signatureBytes);
        if (length > TokenLimits.TokenCharacters)
        {
            throw new ArgumentException(
                $"The token would have {length} characters; at most {TokenLimits.TokenCharacters} are allowed. Give fewer or shorter roles.",
                nameof(payload)
            );
        }

        var used = length + signatureBytes;
        var buffer = ArrayPool<byte>.Shared.Rent(used);
        try
        {
            _header.CopyTo(buffer, 0);
            Base64Url.EncodeToUtf8(payload, buffer.AsSpan(_header.Length));
            var signature = buffer.AsSpan(length, signatureBytes);
            key.Scheme.Sign(buffer, signedLength, signature);
            buffer[signedLength] = (byte)'.';
            Base64Url.EncodeToUtf8(signature, buffer.AsSpan(signedLength + 1, length - signedLength - 1));
            return Encoding.ASCII.GetString(buffer, 0, length);
        }
        finally
        {
            ConstantTime.Clear(buffer.AsSpan(0, used));
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
