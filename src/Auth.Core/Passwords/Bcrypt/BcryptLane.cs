using System.Runtime.InteropServices;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// One planned hash: all that a lane of the kernel needs, and after the run its digest. Planning needs the password,
/// running does not, so that plans of different logins can be run in pairs. Whoever plans one clears it.
/// </summary>
[SecretType]
internal struct BcryptLane
{
    public BcryptKey Key;
    public BcryptSalt Salt;

    /// <summary>The cost of this hash, 4 to 16; the run may go on beyond its rounds.</summary>
    public int Cost;

    public BcryptForm Form;

    /// <summary>What is stored; meaningless in a lane that makes a new hash.</summary>
    public BcryptDigest Expected;

    /// <summary>What the run computed.</summary>
    public BcryptDigest Digest;

    /// <summary>False where a decoy stands for a hash or a password that cannot be used. A decoy never verifies.</summary>
    public bool IsReal;

    /// <summary>True where cost or form are not what a new hash of this password would have.</summary>
    public bool IsOutdated;

    /// <summary>What the plan met in the stored text.</summary>
    public StoredHashFault Fault;

    /// <summary>True where only the first 72 bytes of the password were planned; then the hash stays as it is.</summary>
    public bool IsCut;

    /// <summary>
    /// What the run says about the password. No condition skips another: the digests of a decoy are compared too, and
    /// the answer is put together from bits.
    /// </summary>
    public readonly PasswordVerification Verdict
    {
        get
        {
            var verified = ToBit(IsReal) & ToBit(ConstantTime.AreEqual(Expected, Digest));
            return (PasswordVerification)(verified * (int)MeaningOfMatch);
        }
    }

    /// <summary>The text to store for a lane that made a new hash.</summary>
    /// <param name="pepperId">The pepper that the lane was planned with; null without one.</param>
    public readonly string Write(string? pepperId = null)
    {
        var stored = new StoredBcrypt
        {
            Form = Form,
            Revision = 'b',
            Cost = Cost,
            Salt = Salt,
            Digest = Digest,
            PepperId = pepperId,
        };
        return stored.Write();
    }

    /// <summary>Tells whom it concerns of a fault in the stored text.</summary>
    public readonly void ReportTo(IStoredHashFaults? faults)
    {
        if (Fault != StoredHashFault.None)
        {
            faults?.Report(Fault);
        }
    }

    /// <summary>Overwrites the lane, key and digests included.</summary>
    public void Clear() => ConstantTime.Clear(MemoryMarshal.AsBytes(new Span<BcryptLane>(ref this)));

    /// <inheritdoc/>
    public override readonly string ToString() => nameof(BcryptLane);

    // Planned, and no secret: it depends on the stored text's form and the password's length, never on a comparison.
    private readonly PasswordVerification MeaningOfMatch =>
        (IsCut, IsOutdated) switch
        {
            (true, _) => PasswordVerification.SucceededCut,
            (false, true) => PasswordVerification.SucceededRehashNeeded,
            _ => PasswordVerification.Succeeded,
        };

    private static int ToBit(bool value) => value ? 1 : 0;
}
