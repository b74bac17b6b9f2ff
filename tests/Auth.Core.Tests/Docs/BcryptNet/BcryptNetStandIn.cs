using System.Text;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Secrets;

// The namespace and the class of the package, so that the adapter compiles as it would against it.
namespace BCrypt.Net;

/// <summary>
/// A stand-in for BCrypt.Net-Next, which the package source of this project does not have: its signatures of two methods,
/// over a kernel of ours. It is as strict as version 5, which throws above 71 bytes.
/// </summary>
internal static class BCrypt
{
    private const int SettingLength = 7;

    public static string GenerateSalt(int workFactor)
    {
        var lane = new BcryptLane { Cost = workFactor };
        SecureRandom.System.Fill(lane.Salt);
        return "$2a" + lane.Write()[3..(SettingLength + BcryptSalt.Characters)];
    }

    public static string HashPassword(string inputKey, string salt)
    {
        var bytes = Encoding.UTF8.GetBytes(inputKey);
        if (bytes.Length > 71)
        {
            throw new ArgumentException("The password and its NUL have more than 72 bytes.", nameof(inputKey));
        }

        StoredBcrypt.TryParse(salt + new string('.', BcryptDigest.Characters), out var setting).Should().BeTrue(salt);
        var lane = new BcryptLane { Cost = setting.Cost, Salt = setting.Salt };
        BcryptKey.Create(bytes, out lane.Key);
        BcryptKernel.Run(ref lane, totalRounds: 0);
        return lane.Write();
    }
}
