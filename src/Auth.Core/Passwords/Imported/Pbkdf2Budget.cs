namespace Auth.Core.Passwords.Imported;

/// <summary>
/// The work that one check of one password does in each family, in iterations times blocks. Whatever a stored hash does
/// not use of it runs blank.
/// </summary>
internal readonly record struct Pbkdf2Budget(long Sha1, long Sha256, long Sha512)
{
    public long Of(Pbkdf2Family family) =>
        family switch
        {
            Pbkdf2Family.Sha1 => Sha1,
            Pbkdf2Family.Sha256 => Sha256,
            _ => Sha512,
        };

    /// <summary>A budget of one family alone.</summary>
    public static Pbkdf2Budget For(Pbkdf2Family family, long work) =>
        family switch
        {
            Pbkdf2Family.Sha1 => new(work, 0, 0),
            Pbkdf2Family.Sha256 => new(0, work, 0),
            _ => new(0, 0, work),
        };

    /// <summary>The larger of the two in each family: enough for either.</summary>
    public Pbkdf2Budget Max(Pbkdf2Budget other) =>
        new(Math.Max(Sha1, other.Sha1), Math.Max(Sha256, other.Sha256), Math.Max(Sha512, other.Sha512));
}
