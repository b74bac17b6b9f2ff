namespace Auth.Core.Tests.Support;

/// <summary>Text of any length that is neither repeated nor a sequence: quadratic residues, which come again after 23.</summary>
internal static class Varied
{
    public static string Letters(int length) =>
        string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i * i % 23))));

    public static string Emoji(int length) =>
        string.Concat(Enumerable.Range(0, length).Select(i => char.ConvertFromUtf32(0x1F600 + (i * i % 23))));
}
