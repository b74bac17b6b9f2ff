using System.Buffers.Text;
using System.Security.Cryptography;
using Auth.Core.Secrets;
using Auth.Core.Sessions;

namespace Auth.Core.Tests.Sessions;

/// <summary>A token as docs/formats.md writes it down, made here from its parts by HMAC alone, and then read.</summary>
public class RefreshTokenVectorTests
{
    // SHA-256 of "auth.core vector", so that the key is no pattern.
    private static readonly byte[] Key = SHA256.HashData("auth.core vector"u8);

    [Fact]
    public void A_token_made_by_the_written_form_is_read()
    {
        byte[] handle = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        byte[] body = [.. handle, 0, 0, 0, 0, 0, 0, 0, 7];
        var id = Derive("auth.core/id")[..4];
        byte[] token = [.. id, .. body, .. HMACSHA256.HashData(Derive("auth.core/refresh/v1"), body)];

        var isRead = RefreshHandle.TryRead(
            "acr1_" + Base64Url.EncodeToString(token),
            new MasterKeyRing([MasterKey.FromBytes(Key)]),
            out var read
        );

        isRead.Should().BeTrue();
        read!.Counter.Should().Be(7);
        read.SessionId.Value.Should().Be("hbU9-TwEMdySyEiplzvTnQ");
    }

    // RFC 5869 with one block of output, written out: extract with a key of zeros, expand with the counter 1.
    private static byte[] Derive(string info)
    {
        var extracted = HMACSHA256.HashData(new byte[32], Key);
        byte[] block = [.. Encoding.ASCII.GetBytes(info), 1];
        return HMACSHA256.HashData(extracted, block);
    }
}
