using System.Text;

namespace Auth.Core.Text;

/// <summary>Text in the one form by which names and words are compared: NFKC, upper case of the invariant culture, NFKC again.</summary>
/// <remarks>
/// ASCII text folds alike in every process: the normal forms leave it alone, and its upper case is the same under
/// invariant globalization. Text beyond ASCII has no folded form in a process that cannot normalize.
/// </remarks>
internal static class FoldedText
{
    /// <summary>Folds, or answers false where the text has no normal form in this process.</summary>
    public static bool TryFold(string text, out string folded) =>
        UnicodeText.TryNormalize(text, NormalizationForm.FormKC, out folded)
        && UnicodeText.TryNormalize(Upper(folded), NormalizationForm.FormKC, out folded);

    // Capital sharp s is the one letter whose small form has another capital (Unicode 16.0, SpecialCasing), so it would
    // stay apart from its own lower case.
    private static string Upper(string text) => text.Replace('\u1E9E', '\u00DF').ToUpperInvariant();
}
