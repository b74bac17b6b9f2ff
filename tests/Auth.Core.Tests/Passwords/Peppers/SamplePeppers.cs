using System.Security.Cryptography;
using Auth.Core.Passwords.Peppers;

namespace Auth.Core.Tests.Passwords.Peppers;

/// <summary>Peppers of known content, those of the vectors.</summary>
internal static class SamplePeppers
{
    public static Pepper First { get; } = Of("p1");

    public static Pepper Second { get; } = Of("k2");

    public static Pepper Of(string id) => Pepper.FromBytes(id, Key(id));

    public static byte[] Key(string id = "p1") =>
        SHA256.HashData(Encoding.ASCII.GetBytes($"auth.core test pepper {id}"));
}
