namespace Auth.Core.Passwords.Imported;

/// <summary>
/// Counts the PBKDF2 work that was done, by family, so that tests can say "the same on every path" instead of measuring
/// time. Safe to call from many threads; none is attached outside tests.
/// </summary>
internal sealed class ImportedWorkMeter
{
    private readonly long[] _work = new long[Pbkdf2Families.Count];

    /// <summary>What was done so far, in iterations times blocks.</summary>
    public Pbkdf2Budget Work => new(Read(Pbkdf2Family.Sha1), Read(Pbkdf2Family.Sha256), Read(Pbkdf2Family.Sha512));

    /// <summary>Adds one derivation.</summary>
    public void Add(Pbkdf2Family family, long work) => Interlocked.Add(ref _work[(int)family], work);

    private long Read(Pbkdf2Family family) => Interlocked.Read(ref _work[(int)family]);
}
