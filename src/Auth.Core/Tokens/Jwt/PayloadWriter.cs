using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Auth.Core.Tokens.Jwt;

/// <summary>Writes the claims of a new token as JSON, in the order of RFC 9068 2.2. One token at a time.</summary>
internal sealed class PayloadWriter(AccessTokenSettings settings)
{
    private const int UsualBytes = 1024;

    // The payload is never shown as HTML; escaping what is plain UTF-8 would only make tokens longer.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static readonly JsonEncodedText IssuerName = JsonEncodedText.Encode("iss");
    private static readonly JsonEncodedText SubjectName = JsonEncodedText.Encode("sub");
    private static readonly JsonEncodedText AudienceName = JsonEncodedText.Encode("aud");
    private static readonly JsonEncodedText ExpiresName = JsonEncodedText.Encode("exp");
    private static readonly JsonEncodedText IssuedName = JsonEncodedText.Encode("iat");
    private static readonly JsonEncodedText TokenIdName = JsonEncodedText.Encode("jti");
    private static readonly JsonEncodedText ClientName = JsonEncodedText.Encode("client_id");
    private static readonly JsonEncodedText SessionName = JsonEncodedText.Encode("sid");
    private static readonly JsonEncodedText VersionName = JsonEncodedText.Encode("sv");
    private static readonly JsonEncodedText AuthTimeName = JsonEncodedText.Encode("auth_time");
    private static readonly JsonEncodedText MethodsName = JsonEncodedText.Encode("amr");
    private static readonly JsonEncodedText RolesName = JsonEncodedText.Encode("roles");
    private static readonly JsonEncodedText UserName = JsonEncodedText.Encode("preferred_username");

    private readonly JsonEncodedText _issuer = JsonEncodedText.Encode(settings.Issuer, Encoder);
    private readonly JsonEncodedText _audience = JsonEncodedText.Encode(settings.Audience, Encoder);
    private readonly JsonEncodedText _clientId = JsonEncodedText.Encode(settings.ClientId, Encoder);

    private Scratch? _spare;

    /// <summary>Writes one payload and hands its UTF-8 to a function while the buffer lasts.</summary>
    public string Write<TState>(
        AccessTokenClaims claims,
        string tokenId,
        long issuedAt,
        long expiresAt,
        TState state,
        Func<ReadOnlyMemory<byte>, TState, string> use
    )
    {
        // One set of buffers is kept; whoever finds it taken makes another. A set that met an exception is dropped.
        var scratch = Interlocked.Exchange(ref _spare, null) ?? new Scratch();
        WriteClaims(scratch.Writer, claims, tokenId, issuedAt, expiresAt);
        var result = use(scratch.Buffer.WrittenMemory, state);
        scratch.Clear();
        Volatile.Write(ref _spare, scratch);
        return result;
    }

    private void WriteClaims(
        Utf8JsonWriter writer,
        AccessTokenClaims claims,
        string tokenId,
        long issuedAt,
        long expiresAt
    )
    {
        writer.WriteStartObject();
        writer.WriteString(IssuerName, _issuer);
        writer.WriteString(SubjectName, claims.Subject.Value);
        writer.WriteString(AudienceName, _audience);
        writer.WriteNumber(ExpiresName, expiresAt);
        writer.WriteNumber(IssuedName, issuedAt);
        writer.WriteString(TokenIdName, tokenId);
        writer.WriteString(ClientName, _clientId);
        writer.WriteString(SessionName, claims.SessionId.Value);
        writer.WriteNumber(VersionName, claims.SecurityVersion);
        if (claims.AuthenticatedAt is { } authenticatedAt)
        {
            writer.WriteNumber(AuthTimeName, authenticatedAt.ToUnixTimeSeconds());
        }

        WriteList(writer, MethodsName, claims.AuthenticationMethods);
        WriteList(writer, RolesName, claims.Roles);
        writer.WriteString(UserName, claims.UserName);
        writer.WriteEndObject();
        writer.Flush();
    }

    private static void WriteList(Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<string> list)
    {
        writer.WriteStartArray(name);
        for (var i = 0; i < list.Count; i++)
        {
            writer.WriteStringValue(list[i]);
        }

        writer.WriteEndArray();
    }

    private sealed class Scratch
    {
        public Scratch()
        {
            Buffer = new ArrayBufferWriter<byte>(UsualBytes);
            Writer = new Utf8JsonWriter(Buffer, new JsonWriterOptions { Encoder = Encoder, SkipValidation = true });
        }

        public ArrayBufferWriter<byte> Buffer { get; }

        public Utf8JsonWriter Writer { get; }

        public void Clear()
        {
            Buffer.Clear();
            Writer.Reset(Buffer);
        }
    }
}
