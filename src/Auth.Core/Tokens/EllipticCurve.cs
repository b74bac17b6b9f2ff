using System.Security.Cryptography;

namespace Auth.Core.Tokens;

/// <summary>The one curve an ECDSA algorithm may use (RFC 7518 3.4), by name, identifier, size and order.</summary>
internal sealed class EllipticCurve
{
    // Orders of the base points: FIPS 186-5 by way of SP 800-186 section 3.2.1 (2023), big-endian.
    private static readonly EllipticCurve P256 = new(
        "P-256",
        "1.2.840.10045.3.1.7",
        ECCurve.NamedCurves.nistP256,
        32,
        "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"
    );

    private static readonly EllipticCurve P384 = new(
        "P-384",
        "1.3.132.0.34",
        ECCurve.NamedCurves.nistP384,
        48,
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973"
    );

    private static readonly EllipticCurve P521 = new(
        "P-521",
        "1.3.132.0.35",
        ECCurve.NamedCurves.nistP521,
        66,
        "01FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFA51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409"
    );

    private readonly byte[] _order;

    private EllipticCurve(string name, string oid, ECCurve curve, int scalarBytes, string order)
    {
        Name = name;
        Oid = oid;
        Curve = curve;
        ScalarBytes = scalarBytes;
        _order = Convert.FromHexString(order);
    }

    /// <summary>The <c>crv</c> value, RFC 7518 6.2.1.1.</summary>
    public string Name { get; }

    /// <summary>The object identifier, dotted.</summary>
    public string Oid { get; }

    /// <summary>The curve as the platform names it.</summary>
    public ECCurve Curve { get; }

    /// <summary>Bytes of a coordinate, and of each half of a signature.</summary>
    public int ScalarBytes { get; }

    /// <summary>The curve that the algorithm demands.</summary>
    public static EllipticCurve For(SigningAlgorithm algorithm) =>
        algorithm switch
        {
            SigningAlgorithm.ES256 => P256,
            SigningAlgorithm.ES384 => P384,
            SigningAlgorithm.ES512 => P521,
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Not an ECDSA algorithm."),
        };

    /// <summary>
    /// True for a half of a signature in 1..n-1. Zero is the forgery of CVE-2022-21449; the check must not be left to
    /// whatever platform library happens to be below.
    /// </summary>
    public bool IsScalar(ReadOnlySpan<byte> bigEndian) =>
        bigEndian.Length == ScalarBytes
        && bigEndian.ContainsAnyExcept((byte)0)
        && bigEndian.SequenceCompareTo(_order) < 0;

    /// <summary>True when the key lies on this very curve, named and not spelled out in parameters of its own.</summary>
    public bool Holds(ECDsa key)
    {
        var curve = key.ExportParameters(includePrivateParameters: false).Curve;
        return curve.IsNamed
            && (
                string.Equals(curve.Oid.Value, Oid, StringComparison.Ordinal)
                // Windows names its curves without an identifier.
                || (
                    curve.Oid.Value is null
                    && string.Equals(curve.Oid.FriendlyName, Curve.Oid.FriendlyName, StringComparison.Ordinal)
                )
            );
    }
}
