using System.Globalization;
using System.Numerics;

namespace Auth.Core.Tokens;

/// <summary>
/// The equation y² = x³ - 3x + b modulo p of a NIST prime curve (SP 800-186 section 3.2.1, 2023). Points are public, so
/// the time that this takes tells nothing.
/// </summary>
internal sealed class CurveEquation
{
    private readonly BigInteger _prime;
    private readonly BigInteger _b;

    /// <param name="prime">The modulus p, hexadecimal.</param>
    /// <param name="b">The coefficient b, hexadecimal.</param>
    public CurveEquation(string prime, string b)
    {
        _prime = Parse(prime);
        _b = Parse(b);
    }

    /// <summary>
    /// True when the coordinates are reduced and satisfy the equation. A point beside the curve lives in a group that
    /// an attacker chose; the check must not be left to whatever platform library happens to be below.
    /// </summary>
    public bool Holds(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        var (left, right) = (Read(x), Read(y));
        return left < _prime
            && right < _prime
            && ((right * right) - (left * left * left) + (3 * left) - _b) % _prime == BigInteger.Zero;
    }

    private static BigInteger Read(ReadOnlySpan<byte> bigEndian) => new(bigEndian, isUnsigned: true, isBigEndian: true);

    // The leading zero keeps the first bit from being read as a sign.
    private static BigInteger Parse(string hex) =>
        BigInteger.Parse("0" + hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
