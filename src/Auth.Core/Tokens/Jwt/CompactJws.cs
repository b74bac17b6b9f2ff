using System.Buffers;
using Auth.Core.Secrets;

namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// A token taken apart: check 1 of the list. Everything lives in one rented buffer, text first and the decoded parts
/// behind it, which is wiped on return because the token is a credential. Use once, then dispose.
/// </summary>
internal struct CompactJws
{
    private byte[]? _buffer;
    private int _used;
    private int _headerEnd;
    private int _payloadEnd;
    private int _signatureEnd;

    /// <summary>The text in ASCII from the start of <see cref="Buffer"/>, of which the first so many bytes are signed.</summary>
    public int SignedLength { get; private set; }

    /// <summary>Where the text ends and the decoded header begins.</summary>
    private int TextLength { get; set; }

    /// <summary>The buffer, for providers that take arrays.</summary>
    public readonly byte[] Buffer => _buffer!;

    public readonly ReadOnlySpan<byte> Signed => _buffer.AsSpan(0, SignedLength);

    public readonly ReadOnlySpan<byte> Header => _buffer.AsSpan(TextLength.._headerEnd);

    public readonly ReadOnlyMemory<byte> Payload => _buffer.AsMemory(_headerEnd.._payloadEnd);

    public readonly ReadOnlySpan<byte> Signature => _buffer.AsSpan(_payloadEnd.._signatureEnd);

    /// <summary>Room to unescape the header's text in; as long as the header.</summary>
    public readonly Span<byte> HeaderScratch => _buffer.AsSpan(_signatureEnd, _headerEnd - TextLength);

    /// <summary>Room to unescape the payload's text in; as long as the payload.</summary>
    public readonly Memory<byte> PayloadScratch =>
        _buffer.AsMemory(_signatureEnd + _headerEnd - TextLength, _payloadEnd - _headerEnd);

    /// <summary>Takes a compact form of at most 8 KiB apart; false when it is not one. Dispose in either case.</summary>
    public static bool TryRead(string? token, out CompactJws jws)
    {
        jws = default;
        if (token is null || token.Length is 0 or > TokenLimits.TokenCharacters)
        {
            return false;
        }

        // The decoded parts take three quarters of the text, and their JSON once more when it has to be unescaped.
        var length = token.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(3 * length);
        jws._buffer = buffer;
        jws._used = 3 * length;
        jws.TextLength = length;
        if (System.Text.Ascii.FromUtf16(token, buffer, out _) != OperationStatus.Done)
        {
            return false;
        }

        ReadOnlySpan<byte> text = buffer.AsSpan(0, length);
        var firstDot = text.IndexOf((byte)'.');
        var lastDot = text.LastIndexOf((byte)'.');

        // A third dot between the two is caught below: it is no character of base64url.
        if (firstDot < 0 || firstDot == lastDot)
        {
            return false;
        }

        jws.SignedLength = lastDot;
        return jws.Decode(text[..firstDot], length, out jws._headerEnd)
            && jws.Decode(text[(firstDot + 1)..lastDot], jws._headerEnd, out jws._payloadEnd)
            && jws.Decode(text[(lastDot + 1)..], jws._payloadEnd, out jws._signatureEnd);
    }

    /// <summary>Wipes and returns the buffer.</summary>
    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            ConstantTime.Clear(buffer.AsSpan(0, _used));
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private readonly bool Decode(ReadOnlySpan<byte> segment, int start, out int end)
    {
        var done = Base64UrlText.TryDecode(segment, _buffer.AsSpan(start.._used), out var written);
        end = start + written;
        return done;
    }
}
