using System.Text;

namespace Auth.Core.Tokens.Jwt;

/// <summary>Spares the memory of texts that nearly every token repeats.</summary>
internal static class KnownText
{
    /// <summary>The text as a string: a shared one for the usual roles and methods, else a new one.</summary>
    public static string Of(ReadOnlySpan<byte> text) =>
        text switch
        {
            _ when text.SequenceEqual("user"u8) => "user",
            _ when text.SequenceEqual("admin"u8) => "admin",
            _ when text.SequenceEqual("pwd"u8) => "pwd",
            _ when text.SequenceEqual("otp"u8) => "otp",
            _ when text.SequenceEqual("mfa"u8) => "mfa",
            _ => Encoding.UTF8.GetString(text),
        };
}
