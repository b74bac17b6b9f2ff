using System.Security.Cryptography;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>Points beside the curve are told before the platform sees them.</summary>
public class CurveEquationTests
{
    [Theory]
    [InlineData(SigningAlgorithm.ES256)]
    [InlineData(SigningAlgorithm.ES384)]
    [InlineData(SigningAlgorithm.ES512)]
    public void The_curve_equation_knows_its_points(SigningAlgorithm algorithm)
    {
        var curve = EllipticCurve.For(algorithm);
        for (var i = 0; i < 20; i++)
        {
            using var pair = ECDsa.Create(curve.Curve);
            var point = pair.ExportParameters(includePrivateParameters: false).Q;
            var moved = point.Y!.ToArray();
            moved[^1] ^= 1;

            curve.HasPoint(point.X, point.Y).Should().BeTrue();
            curve.HasPoint(point.X, moved).Should().BeFalse();
            curve.HasPoint([.. Enumerable.Repeat((byte)255, curve.ScalarBytes)], point.Y).Should().BeFalse();
        }
    }
}
