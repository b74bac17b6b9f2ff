namespace Auth.Core.Passwords.Bcrypt;

/// <summary>How a stored text holds a bcrypt hash, and what bcrypt was fed with.</summary>
internal enum BcryptForm
{
    /// <summary><c>$2b$12$…</c>: the password's own bytes, at most 72 and no NUL.</summary>
    Modular = 0,

    /// <summary><c>$bcrypt-sha256$2b,12$…</c>: the base64 text of the password's SHA-256. Read, never written.</summary>
    PassLibV1 = 1,

    /// <summary><c>$bcrypt-sha256$v=2,t=2b,r=12$…</c>: the base64 text of an HMAC-SHA-256 keyed with the salt's text.</summary>
    PassLibV2 = 2,

    /// <summary>Django's <c>bcrypt_sha256$$2b$12$…</c>: the password's SHA-256 in lower-case hex. Only read, only where declared.</summary>
    HexSha256 = 3,

    /// <summary><c>$bcrypt-hmac-sha384$v=1,k=…</c>: the base64 text of an HMAC-SHA-384 keyed with a pepper.</summary>
    Peppered = 4,
}
