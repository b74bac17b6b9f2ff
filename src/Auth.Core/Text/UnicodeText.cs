using System.Text;

namespace Auth.Core.Text;

/// <summary>
/// What this process can do with Unicode. Under invariant globalization <see cref="string.Normalize()"/> returns its
/// input unchanged, so one name or password would give another key or hash than on a host with ICU.
/// </summary>
internal static class UnicodeText
{
    // U+212B ANGSTROM SIGN is U+00C5 in both NFC and NFKC; a platform that leaves it alone does not normalize.
    private const string Probe = "\u212B";
    private const string ProbeNormalized = "\u00C5";

    /// <summary>True when the platform really normalizes. Asked once per process; it cannot change.</summary>
    public static bool CanNormalize { get; } =
        string.Equals(Probe.Normalize(NormalizationForm.FormC), ProbeNormalized, StringComparison.Ordinal);

    /// <summary>False for text with a lone surrogate, which has no UTF-8 form.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            text = text[consumed..];
        }

        return true;
    }

    /// <summary>
    /// Normalizes, or answers false where the text has no such form: lone surrogates, noncharacters that ICU refuses,
    /// or non-ASCII text in a process that cannot normalize.
    /// </summary>
    public static bool TryNormalize(string text, NormalizationForm form, out string normalized)
    {
        normalized = text;
        if (Ascii.IsValid(text))
        {
            return true;
        }

        if (!CanNormalize || !IsWellFormed(text))
        {
            return false;
        }

        try
        {
            normalized = text.Normalize(form);
            return true;
        }
        catch (ArgumentException)
        {
            // ICU refuses some noncharacters (U+FFFE among them) although they are well-formed.
            return false;
        }
    }
}
