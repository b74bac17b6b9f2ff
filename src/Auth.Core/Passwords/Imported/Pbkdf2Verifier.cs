using System.Security.Cryptography;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Imported;

/// <summary>
/// Does the PBKDF2 part of a check. Invariant: one call does, in every family, exactly the largest work that any declared
/// format may ask for, whatever the password and whatever is stored.
/// </summary>
/// <remarks>
/// The protocol asks for the dearest declared format on every login. Formats of different hashes have no common unit
/// but time, and its ratio differs between machines, so each family has a budget of its own and no ratio is needed: a
/// stored hash spends from the budget of its family, and all that is left of every budget runs blank.
/// </remarks>
internal sealed class Pbkdf2Verifier
{
    private const int BlankSaltBytes = 16;

    private readonly ImportedSchemes _schemes;
    private readonly ImportedWorkMeter? _meter;
    private readonly byte[] _blankSalt = new byte[BlankSaltBytes];

    public Pbkdf2Verifier(ImportedSchemes schemes, SecureRandom random, ImportedWorkMeter? meter)
    {
        _schemes = schemes;
        _meter = meter;
        random.Fill(_blankSalt);
    }

    /// <summary>Whether the stored text is a declared PBKDF2 hash of the password. Total.</summary>
    /// <param name="password">The password's bytes; none for text that has none, which never verifies.</param>
    /// <param name="hash">The stored text or <see langword="null"/>.</param>
    public bool Verify(ReadOnlySpan<byte> password, string? hash)
    {
        // HMAC pads a short key with zeros, so "x" and "x" NUL are one key to it: a NUL would let a wrong text in.
        var stored = password.IsEmpty | password.Contains((byte)0) ? null : _schemes.FindPbkdf2(hash);

        var verified = false;
        for (var family = Pbkdf2Family.Sha1; family <= Pbkdf2Family.Sha512; family++)
        {
            var left = _schemes.Budget.Of(family);
            if (stored is not null && stored.Family == family)
            {
                verified = Matches(password, stored);
                left -= stored.Work;
            }

            RunBlank(family, password, left);
        }

        return verified;
    }

    private bool Matches(ReadOnlySpan<byte> password, Pbkdf2Hash stored)
    {
        var key = new byte[stored.Key.Length];
        Derive(stored.Family, password, stored.Salt, stored.Iterations, key);
        var matches = ConstantTime.AreEqual(key, stored.Key);
        ConstantTime.Clear(key);
        return matches;
    }

    private void RunBlank(Pbkdf2Family family, ReadOnlySpan<byte> password, long work)
    {
        if (work == 0)
        {
            return;
        }

        // One block of that many iterations. At most 4,000,000: the cap of a declaration times two blocks.
        Span<byte> blank = stackalloc byte[Pbkdf2Families.MaxBlockBytes];
        Derive(family, password, _blankSalt, (int)work, blank[..Pbkdf2Families.BlockBytesOf(family)]);
        ConstantTime.Clear(blank);
    }

    private void Derive(
        Pbkdf2Family family,
        ReadOnlySpan<byte> password,
        ReadOnlySpan<byte> salt,
        int iterations,
        Span<byte> key
    )
    {
        Rfc2898DeriveBytes.Pbkdf2(password, salt, key, iterations, Pbkdf2Families.AlgorithmOf(family));
        _meter?.Add(family, Pbkdf2Families.WorkOf(family, iterations, key.Length));
    }
}
