using System.Text;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Imported;

/// <summary>
/// Devise with a pepper: a plain <c>$2a$</c> hash of the password and, behind it without a mark between, the pepper.
/// </summary>
/// <remarks>
/// Sound although no row tells: one text has one meaning while the scheme is declared, since <c>$2a$</c> is then never
/// read without the pepper. bcrypt reads 72 bytes, so a long password leaves the pepper without effect; all bytes of a
/// password up to 72 still count.
/// </remarks>
[SecretType]
internal sealed class DeviseBcryptScheme : BcryptScheme
{
    private readonly string _pepperText;
    private readonly byte[] _pepper;

    public DeviseBcryptScheme(string pepper, int maxWorkFactor)
        : base(maxWorkFactor)
    {
        _pepperText = pepper;
        _pepper = Encoding.UTF8.GetBytes(pepper);
    }

    public override string Name => "Devise bcrypt with pepper";

    internal override ReadOnlySpan<byte> Suffix => _pepper;

    internal override IEnumerable<string> Faults =>
        [.. base.Faults, .. TextFaults("pepper", _pepperText, leastBytes: 1)];

    public override bool TryParse(string text, out StoredBcrypt stored) =>
        ModularBcryptFormat.TryParse(text, out stored) && stored.Revision == 'a';

    /// <inheritdoc/>
    public override string ToString() => Name;
}
