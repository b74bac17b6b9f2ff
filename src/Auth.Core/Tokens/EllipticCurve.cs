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
        "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
        new CurveEquation(
            "FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF",
            "5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B"
        )
    );

    private static readonly EllipticCurve P384 = new(
        "P-384",
        "1.3.132.0.34",
        ECCurve.NamedCurves.nistP384,
        48,
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973",
        new CurveEquation(
            "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFF0000000000000000FFFFFFFF",
            "B3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF"
        )
    );

    private static readonly EllipticCurve P521 = new(
        "P-521",
        "1.3.132.0.35",
        ECCurve.NamedCurves.nistP521,
        66,
        "01FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFA51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409",
        new CurveEquation(
            "1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
            "51953EB9618E1C9A1F929A21A0B68540EEA2DA725B99B315F3B8B489918EF109E156193951EC7E937B1652C0BD3BB1BF073573DF883D2C34F1EF451FD46B503F00"
        )
    );

    private readonly byte[] _order;
    private readonly CurveEquation _equation;

    private EllipticCurve(string name, string oid, ECCurve curve, int scalarBytes, string order, CurveEquation equation)
    {
        Name = name;
        Oid = oid;
        Curve = curve;
        ScalarBytes = scalarBytes;
        _order = Convert.FromHexString(order);
        _equation = equation;
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

    /// <summary>The one algorithm of a <c>crv</c> value; false for curves that are not supported.</summary>
    public static bool TryAlgorithmOf(string name, out SigningAlgorithm algorithm)
    {
        for (algorithm = SigningAlgorithm.ES256; algorithm <= SigningAlgorithm.ES512; algorithm++)
        {
            if (string.Equals(For(algorithm).Name, name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for coordinates of a point on the curve.</summary>
    public bool HasPoint(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y) => _equation.Holds(x, y);

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
