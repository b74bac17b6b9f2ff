using System.Text;
using Auth.Core.Secrets;

namespace Auth.Core.Diagnostics;

/// <summary>
/// Stands for a name that nobody is known by: people type passwords into name fields, so the name itself is written nowhere.
/// Keyed, because names and passwords are few enough to try them all.
/// </summary>
internal sealed class SubjectHash(MasterKeyRing ring)
{
    private const string Label = "log/v1";
    private const int ShownBytes = 8;

    /// <summary>16 hexadecimal digits for the canonical form of a name.</summary>
    public string Of(string canonicalName)
    {
        Span<byte> tag = stackalloc byte[KeyedMac.TagBytes];
        ring.Current.MacFor(Label).Compute(Encoding.UTF8.GetBytes(canonicalName), tag);
        return Convert.ToHexStringLower(tag[..ShownBytes]);
    }
}
