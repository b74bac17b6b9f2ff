using Auth.Core.Passwords.Imported;
using Auth.Core.Passwords.Peppers;
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
    private readonly PepperRing _peppers;
    private readonly BcryptWorkMeter? _meter;

    /// <summary>
    /// Makes the decoy: a hash of today's form and cost whose salt and digest are random, so that nobody, this library
    /// included, knows a password for it.
    /// </summary>
    public BcryptPlanner(
        int workFactor,
        ImportedSchemes imported,
        bool admitsCut,
        PepperRing peppers,
        SecureRandom random,
        BcryptWorkMeter? meter
    )
    {
        _workFactor = workFactor;
        _imported = imported;
        _admitsCut = admitsCut;
        _peppers = peppers;
        _random = random;
        _meter = meter;
        _decoy = new StoredBcrypt { Revision = 'b', Cost = workFactor };
        random.Fill(_decoy.Salt);
        random.Fill(_decoy.Digest);
    }

    /// <summary>Plans a new hash with a new salt.</summary>
    public void PlanHash(ReadOnlySpan<byte> password, out BcryptLane lane)
    {
        lane = default;
        lane.Form = FormFor(password);
        lane.Cost = _workFactor;
        _random.Fill(lane.Salt);
        if (_peppers.Current is { } pepper)
        {
            CreatePepperedKey(pepper, password, out lane.Key);
        }
        else
        {
            BcryptPrehash.CreateKey(lane.Form, password, in lane.Salt, out lane.Key);
        }
    }

    /// <summary>Plans a check. Total: any bytes, any stored text, <see langword="null"/> included.</summary>
    public void PlanVerification(ReadOnlySpan<byte> password, string? hash, out BcryptLane lane)
    {
        // A declared format reads first: while it is declared, its texts have no other meaning.
        var scheme = _imported.FindBcrypt(hash, out var stored);
        var isRead = scheme is not null || StoredBcrypt.TryParse(hash, out stored);
        var fault = isRead ? FaultOf(in stored, scheme) : FaultOfUnread(hash);

        var isCut = _admitsCut && BcryptPrehash.WouldBeCut(stored.Form, password);
        var read = isCut ? password[..BcryptKey.Bytes] : password;

        var isReal =
            isRead
            & (fault is StoredHashFault.None or StoredHashFault.NotPeppered or StoredHashFault.Costly)
            & password.Length is >= 1 and <= PasswordBytes.Maximum
            & BcryptPrehash.IsDistinct(stored.Form, read);

        // Where a pepper is configured, every password is keyed once, whatever is stored and whether it is used.
        var pepper = _peppers.Find(stored.PepperId);
        CreatePepperedKey(pepper ?? _peppers.Current, password, out var peppered);
        if (!isReal)
        {
            stored = _decoy;
        }

        lane = default;
        lane.IsReal = isReal;
        lane.Fault = fault;
        lane.Form = stored.Form;
        lane.Cost = stored.Cost;
        lane.Salt = stored.Salt;
        lane.Expected = stored.Digest;
        if (isReal)
        {
            lane.IsCut = isCut;
            lane.IsOutdated = !isCut && IsOutdated(scheme, in stored, password);
            CreateKey(scheme, read, in peppered, ref lane);
        }

        // The key of a decoy is all zeros; what it is changes neither the time nor the answer.
        peppered.Clear();
    }

    private static void CreateKey(
        BcryptScheme? scheme,
        ReadOnlySpan<byte> password,
        ref readonly BcryptKey peppered,
        ref BcryptLane lane
    )
    {
        if (lane.Form == BcryptForm.Peppered)
        {
            lane.Key = peppered;
        }
        else if (scheme is { Suffix.Length: > 0 })
        {
            BcryptPrehash.CreatePepperedKey(password, scheme.Suffix, out lane.Key);
        }
        else
        {
            BcryptPrehash.CreateKey(lane.Form, password, in lane.Salt, out lane.Key);
        }
    }

    private void CreatePepperedKey(Pepper? pepper, ReadOnlySpan<byte> password, out BcryptKey key)
    {
        key = default;
        if (pepper is not null)
        {
            PepperRing.CreateKey(pepper, password, out key);
            _meter?.AddMac();
        }
    }

    private BcryptForm FormFor(ReadOnlySpan<byte> password) =>
        _peppers.Current is null ? BcryptPrehash.FormFor(password) : BcryptForm.Peppered;

    private StoredHashFault FaultOf(ref readonly StoredBcrypt stored, BcryptScheme? scheme)
    {
        // A stored cost above the cap is never run: whoever can write one row could stop the house with it.
        if (stored.Cost > (scheme?.MaxWorkFactor ?? BcryptOptions.MaximumWorkFactor))
        {
            return StoredHashFault.TooDear;
        }

        if (stored.Form == BcryptForm.Peppered)
        {
            return _peppers.Find(stored.PepperId) is null
                ? StoredHashFault.UnknownPepper
                : FaultOfCost(stored.Cost, scheme);
        }

        return _peppers.IsRequired ? StoredHashFault.PepperRequired
            : _peppers.Current is not null ? StoredHashFault.NotPeppered
            : FaultOfCost(stored.Cost, scheme);
    }

    // What a declared format wrote is hashed anew at the next login, whatever it cost.
    private StoredHashFault FaultOfCost(int cost, BcryptScheme? scheme) =>
        scheme is null && cost > _workFactor ? StoredHashFault.Costly : StoredHashFault.None;

    private StoredHashFault FaultOfUnread(string? hash) =>
        hash is null ? StoredHashFault.None
        : _imported.FindPbkdf2(hash) is null ? StoredHashFault.Unreadable
        : _peppers.Current is not null ? StoredHashFault.NotPeppered
        : StoredHashFault.None;

    private bool IsOutdated(BcryptScheme? scheme, ref readonly StoredBcrypt stored, ReadOnlySpan<byte> password) =>
        scheme is not null
        || stored.Cost < _workFactor
        || stored.Revision != 'b'
        || stored.Form != FormFor(password)
        || !ReferenceEquals(_peppers.Find(stored.PepperId), _peppers.Current);
}
