using Auth.Core.Secrets;
using Auth.Core.Throttling;
using Auth.Core.Users;

namespace Auth.Core.Tests.Throttling;

/// <summary>Vectors of what the formats page tells, made with other means than the code.</summary>
public class AttemptFormatTests
{
    private const string Master = "54bf6826e95ee337348d41dce33e7a12435b3a13cac5bf51b939b7b35f4208f5";

    [Fact]
    public void A_record_is_written_as_the_formats_page_tells()
    {
        var record = new AttemptRecord(4, 17, 0x19B76DA4400, [new(0x0102030405060708, 0x19B76DAB930)]);

        var bytes = AttemptPayload.Write(record);

        Convert
            .ToHexStringLower(bytes)
            .Should()
            .Be("01" + "0004" + "0011" + "0000019b76da4400" + "01" + "0102030405060708" + "0000019b76dab930");
        AttemptPayload.Read(bytes).IsSame(record).Should().BeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("02000400110000019b76da440000")]
    [InlineData("01000400110000019b76da440001")]
    [InlineData("01000400110000019b76da44000000")]
    public void Anything_else_is_a_fault_and_no_empty_record(string hex)
    {
        var read = () => AttemptPayload.Read(Convert.FromHexString(hex));

        read.Should().Throw<FormatException>();
    }

    [Theory]
    [InlineData("user", "ada", "000475736572" + "0003616461")]
    [InlineData("name", "ada", "00046e616d65" + "0003616461")]
    [InlineData("device", "ada", "0006646576696365" + "0003616461" + "0003646576")]
    public void A_lane_is_named_by_a_keyed_hash_of_its_fields(string kind, string text, string fields)
    {
        var keys = new AttemptKeys(new MasterKeyRing([MasterKey.FromBytes(Convert.FromHexString(Master))]));
        var subkey = new byte[32];
        System.Security.Cryptography.HKDF.DeriveKey(
            System.Security.Cryptography.HashAlgorithmName.SHA256,
            Convert.FromHexString(Master),
            subkey,
            [],
            "auth.core/names/v1"u8
        );
        var tag = System.Security.Cryptography.HMACSHA256.HashData(subkey, Convert.FromHexString(fields));

        var lane = kind switch
        {
            "user" => keys.OfUser(UserId.Parse(text)),
            "name" => keys.OfNobody(text),
            _ => keys.OfDevice(UserId.Parse(text), "dev"),
        };

        lane.Key.Should().Be(System.Buffers.Text.Base64Url.EncodeToString(tag.AsSpan(0, 16)));
    }

    [Fact]
    public void Twenty_leases_fit_into_a_record()
    {
        var leases = Enumerable.Range(0, 20).Select(i => new AttemptLease((ulong)i, i)).ToArray();

        var bytes = AttemptPayload.Write(new AttemptRecord(0, 0, 0, leases));

        bytes.Length.Should().BeLessThan(Auth.Core.State.StateKind.Attempt.MaxPayloadBytes);
    }
}
