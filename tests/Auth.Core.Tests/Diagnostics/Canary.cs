using System.Buffers.Text;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>
/// A secret that is like nothing else, in all the forms in which it could come out: raw, base64, base64url, hexadecimal. A
/// stretch of 16 characters of any of them is a find, so that a prefix is one.
/// </summary>
internal sealed class Canary
{
    private const int Stretch = 16;

    private readonly HashSet<string> _stretches = new(StringComparer.OrdinalIgnoreCase);

    private Canary(string name, IEnumerable<string> forms)
    {
        Name = name;
        foreach (var form in forms)
        {
            for (var i = 0; i + Stretch <= form.Length; i++)
            {
                _stretches.Add(form.Substring(i, Stretch));
            }
        }
    }

    public string Name { get; }

    public static Canary Of(string name, string text) => new(name, [text, .. Forms(Encoding.UTF8.GetBytes(text))]);

    public static Canary Of(string name, byte[] bytes) => new(name, Forms(bytes));

    /// <summary>Whether a stretch of the secret stands in the text.</summary>
    public bool IsIn(string text)
    {
        var stretches = _stretches.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i + Stretch <= text.Length; i++)
        {
            if (stretches.Contains(text.AsSpan(i, Stretch)))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Forms(byte[] bytes) =>
        [Convert.ToBase64String(bytes), Base64Url.EncodeToString(bytes), Convert.ToHexString(bytes)];
}
