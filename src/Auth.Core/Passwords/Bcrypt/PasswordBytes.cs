using System.Buffers;
using System.Text.Unicode;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>Turns the text of a password into the bytes that are hashed: strict UTF-8, 1 to 1,024 bytes, nothing replaced.</summary>
internal static class PasswordBytes
{
    /// <summary>
    /// The cap: 1,024 bytes, sixteen times the 64 characters that NIST SP 800-63B-4 (3.1.1.2, 2025) wants admitted, and
    /// small enough that hashing the excess is never the expensive part (Django, CVE-2013-1443).
    /// </summary>
    public const int Maximum = 1024;

    /// <summary>
    /// Writes the bytes into a buffer of <see cref="Maximum"/> bytes; stops reading as soon as that is full. A lone
    /// surrogate is refused, since a replacement character would make different passwords equal.
    /// </summary>
    public static PasswordBytesStatus TryEncode(ReadOnlySpan<char> password, Span<byte> buffer, out int written)
    {
        var status = Utf8.FromUtf16(password, buffer[..Maximum], out _, out written, replaceInvalidSequences: false);
        return status switch
        {
            OperationStatus.Done => written == 0 ? PasswordBytesStatus.Empty : PasswordBytesStatus.Usable,
            OperationStatus.DestinationTooSmall => PasswordBytesStatus.TooLong,
            _ => PasswordBytesStatus.IllFormed,
        };
    }

    /// <summary>The bytes written; none for text that cannot be hashed, which then never verifies.</summary>
    public static int EncodeOrNothing(ReadOnlySpan<char> password, Span<byte> buffer) =>
        TryEncode(password, buffer, out var written) == PasswordBytesStatus.Usable ? written : 0;

    /// <summary>What a caller did wrong who passes text that cannot be hashed.</summary>
    public static string Explain(PasswordBytesStatus status) =>
        status switch
        {
            PasswordBytesStatus.Empty => "The password is empty; it has 1 to 1,024 bytes of UTF-8.",
            PasswordBytesStatus.TooLong =>
                "The password is longer than 1,024 bytes of UTF-8. Refuse it before it is hashed.",
            _ => "The password has a lone surrogate and therefore no UTF-8 form. Refuse it before it is hashed.",
        };
}

/// <summary>Whether a password's text can be hashed.</summary>
internal enum PasswordBytesStatus
{
    /// <summary>No text.</summary>
    Empty = 0,

    /// <summary>1 to 1,024 bytes.</summary>
    Usable = 1,

    /// <summary>More than 1,024 bytes.</summary>
    TooLong = 2,

    /// <summary>A lone surrogate: no UTF-8 form.</summary>
    IllFormed = 3,
}
