using Auth.Core.Passwords.Imported;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// Turns a password and a stored text into a lane to run. Planning a verification never fails: what cannot be read or
/// must not be run becomes the decoy, so every plan costs the same to run.
/// </summary>
internal sealed class BcryptPlanner
{
    private readonly int _workFactor;
    private readonly SecureRandom _random;
    private readonly StoredBcrypt _decoy;
    private readonly ImportedSchemes _imported;
    private readonly bool _admitsCut;

    /// <summary>
    /// Makes the decoy: a hash of today's form and cost whose salt and digest are random, so that nobody, this library
    /// included, knows a password for it.
    /// </summary>
    public BcryptPlanner(int workFactor, ImportedSchemes imported, bool admitsCut, SecureRandom random)
    {
        _workFactor = workFactor;
        _imported = imported;
        _admitsCut = admitsCut;
        _random = random;
        _decoy = new StoredBcrypt { Revision = 'b', Cost = workFactor };
        random.Fill(_decoy.Salt);
        random.Fill(_decoy.Digest);
    }

    /// <summary>Plans a new hash with a new salt.</summary>
    public void PlanHash(ReadOnlySpan<byte> password, out BcryptLane lane)
    {
        lane = default;
        lane.Form = BcryptPrehash.FormFor(password);
        lane.Cost = _workFactor;
        _random.Fill(lane.Salt);
        BcryptPrehash.CreateKey(lane.Form, password, in lane.Salt, out lane.Key);
    }

    /// <summary>Plans a check. Total: any bytes, any stored text, <see langword="null"/> included.</summary>
    public void PlanVerification(ReadOnlySpan<byte> password, string? hash, out BcryptLane lane)
    {
        // A declared format reads first: while it is declared, its texts have no other meaning.
        var scheme = _imported.FindBcrypt(hash, out var stored);
        var isRead = scheme is not null || StoredBcrypt.TryParse(hash, out stored);

        var isCut = _admitsCut && BcryptPrehash.WouldBeCut(stored.Form, password);
        var read = isCut ? password[..BcryptKey.Bytes] : password;

        // A stored cost above the cap is never run: whoever can write one row could stop the house with it.
        var isReal =
            isRead
            & stored.Cost <= (scheme?.MaxWorkFactor ?? BcryptOptions.MaximumWorkFactor)
            & password.Length is >= 1 and <= PasswordBytes.Maximum
            & BcryptPrehash.IsDistinct(stored.Form, read);
        if (!isReal)
        {
            stored = _decoy;
        }

        lane = default;
        lane.IsReal = isReal;
        lane.Form = stored.Form;
        lane.Cost = stored.Cost;
        lane.Salt = stored.Salt;
        lane.Expected = stored.Digest;
        if (!isReal)
        {
            // The key of a decoy is all zeros; what it is changes neither the time nor the answer.
            return;
        }

        lane.IsCut = isCut;
        lane.IsOutdated = !isCut && IsOutdated(scheme, in stored, password);
        if (scheme is { Suffix.Length: > 0 })
        {
            BcryptPrehash.CreatePepperedKey(read, scheme.Suffix, out lane.Key);
        }
        else
        {
            BcryptPrehash.CreateKey(stored.Form, read, in lane.Salt, out lane.Key);
        }
    }

    private bool IsOutdated(BcryptScheme? scheme, ref readonly StoredBcrypt stored, ReadOnlySpan<byte> password) =>
        scheme is not null
        || stored.Cost < _workFactor
        || stored.Revision != 'b'
        || stored.Form != BcryptPrehash.FormFor(password);
}
