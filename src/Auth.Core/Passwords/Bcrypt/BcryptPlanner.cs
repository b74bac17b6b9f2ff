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

    /// <summary>
    /// Makes the decoy: a hash of today's form and cost whose salt and digest are random, so that nobody, this library
    /// included, knows a password for it.
    /// </summary>
    public BcryptPlanner(int workFactor, SecureRandom random)
    {
        _workFactor = workFactor;
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
        // A stored cost above the cap is never run: whoever can write one row could stop the house with it.
        var isReal =
            StoredBcrypt.TryParse(hash, out var stored)
            & stored.Cost <= BcryptOptions.MaximumWorkFactor
            & password.Length is >= 1 and <= PasswordBytes.Maximum
            & BcryptPrehash.IsDistinct(stored.Form, password);
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

        lane.IsOutdated =
            stored.Cost < _workFactor || stored.Revision != 'b' || stored.Form != BcryptPrehash.FormFor(password);
        BcryptPrehash.CreateKey(stored.Form, password, in lane.Salt, out lane.Key);
    }
}
