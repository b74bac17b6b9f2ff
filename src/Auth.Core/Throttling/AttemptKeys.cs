using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using Auth.Core.Secrets;
using Auth.Core.Users;

namespace Auth.Core.Throttling;

/// <summary>
/// Names the lanes: unpadded base64url of the first 16 bytes of HMAC-SHA-256(subkey <c>names/v1</c>, fields), each field
/// behind its length as two bytes, big-endian. The current master key counts: a new one gives every lane a fresh start.
/// </summary>
internal sealed class AttemptKeys(MasterKeyRing ring)
{
    private const string MacLabel = "names/v1";
    private const int KeyBytes = 16;

    /// <summary>The lane of strangers before an account.</summary>
    public AttemptLane OfUser(UserId user) => new(Key("user", user.Value), user.Value, IsDevice: false);

    /// <summary>The lane of a name, or of an id, that nobody has.</summary>
    public AttemptLane OfNobody(string name) => new(Key("name", name), string.Empty, IsDevice: false);

    /// <summary>The lane of a device that its owner has logged in from.</summary>
    public AttemptLane OfDevice(UserId user, string deviceId) =>
        new(Key("device", user.Value, deviceId), user.Value, IsDevice: true);

    private string Key(params ReadOnlySpan<string> fields)
    {
        var bytes = new List<byte>();
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        foreach (var field in fields)
        {
            var text = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)text.Length));
            bytes.AddRange(length);
            bytes.AddRange(text);
        }

        Span<byte> tag = stackalloc byte[KeyedMac.TagBytes];
        ring.Current.MacFor(MacLabel).Compute(bytes.ToArray(), tag);
        return Base64Url.EncodeToString(tag[..KeyBytes]);
    }
}
