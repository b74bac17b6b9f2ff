using System.Security.Cryptography;
using Auth.Core.Accounts;
using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Passwords.Breached;
using Auth.Core.Passwords.Imported;
using Auth.Core.Registration;
using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Managed;
using Auth.Core.Users;

namespace Auth.Core.Tests.House;

/// <summary>One filled instance of each secret type, with the texts that must not show.</summary>
internal sealed record SecretSample(object Instance, params string[] Hidden)
{
    private const string Password = "Correct-Horse-71";
    private const string Hash = "$2b$04$abcdefghijklmnopqrstuuDigestDigestDigestDigestDigestDi";

    /// <summary>All samples. Marked structs without a sample here are checked as they come: empty.</summary>
    public static async Task<IReadOnlyList<SecretSample>> CreateAllAsync()
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(3072);
        return
        [
            await SampleTokenAsync(),
            new(SampleUser(), Hash, Hash[29..]),
            new(SigningKey.FromBytes(secret), Forms(secret)),
            new(SigningKey.FromPem(curve.ExportPkcs8PrivateKeyPem(), SigningAlgorithm.ES256), Private(curve)),
            new(SigningKey.FromPem(rsa.ExportPkcs8PrivateKeyPem(), SigningAlgorithm.PS256), Private(rsa)),
            new(VerificationKey.FromSharedSecret(secret), Forms(secret)),
            new(
                VerificationKey.From(SigningKey.FromPem(curve.ExportPkcs8PrivateKeyPem(), SigningAlgorithm.ES256)),
                Private(curve)
            ),
            new(
                VerificationKey.From(SigningKey.FromPem(rsa.ExportPkcs8PrivateKeyPem(), SigningAlgorithm.PS256)),
                Private(rsa)
            ),
            new(SampleManagedKey(curve), Private(curve)),
            new(PasswordForms.Of(Password), Password),
            new(SampleQuery(), Password, SampleQuery().RevealPrefix(), SampleQuery().RevealSuffix()),
            new(MasterKey.FromBytes(secret), Forms(secret)),
            new(new KeyedMac(secret), Forms(secret)),
            new(new MasterKeyRing([MasterKey.FromBytes(secret)]), Forms(secret)),
            .. SampleSession(),
            .. SampleJobs(),
            new(SampleLane(), Password, Forms(Encoding.UTF8.GetBytes(Password))[0]),
            new(ImportedScheme.DeviseBcrypt(Password), [Password, .. Forms(Encoding.UTF8.GetBytes(Password))]),
            new(ImportedScheme.SpringPbkdf2(Password), [Password, .. Forms(Encoding.UTF8.GetBytes(Password))]),
            new(new Pbkdf2Hash(Pbkdf2Family.Sha256, 1, secret, secret), Forms(secret)),
        ];
    }

    private static async Task<SecretSample> SampleTokenAsync()
    {
        await using var host = AuthCoreTestHost.Create();
        var user = Registered(await host.Authentication.RegisterAsync("ada", Password));
        var issued = await host.Authentication.IssueAsync(user.Id);
        var token = issued.Should().BeOfType<IssueOutcome.Issued>().Subject.AccessToken;
        return new(token, [token.Reveal(), .. token.Reveal().Split('.')]);
    }

    private static IEnumerable<SecretSample> SampleSession()
    {
        var key = MasterKey.CreateRandom();
        var handle = RefreshHandle.CreateRandom(SecureRandom.System, key);
        var token = handle.Write(key, 0);
        byte[] payload = [.. "a payload that nobody reads"u8];
        yield return new(handle, [token.Reveal(), token.Reveal()[11..54]]);
        yield return new(token, [token.Reveal(), token.Reveal()[5..]]);
        yield return new(
            new StateRecord(StateKind.Session, "key", "owner", DateTimeOffset.UnixEpoch, 1, payload),
            [.. Forms(payload), Encoding.UTF8.GetString(payload)]
        );
    }

    private static ManagedKey SampleManagedKey(ECDsa pair)
    {
        var seal = new KeySeal(new MasterKeyRing([MasterKey.CreateRandom()]), SecureRandom.System);
        return new ManagedKeyVault(seal, SecureRandom.System).Seal(
            new ManagedKeyName(SigningAlgorithm.ES256, 1),
            SigningKey.FromPem(pair.ExportPkcs8PrivateKeyPem(), SigningAlgorithm.ES256),
            ManagedKeyTimes.Of(0, 1, 1)
        );
    }

    private static BreachedPasswordQuery SampleQuery() => BreachedPasswordQuery.For(Password);

    private static User Registered(RegistrationOutcome outcome) =>
        outcome.Should().BeOfType<RegistrationOutcome.Registered>().Subject.User;

    private static StoredUser SampleUser() =>
        new(UserId.Parse("one"), UserName.Create("ada"), Hash, ["user"], false, ManualClock.DefaultStart, 1, 1, 1);

    private static BcryptLane SampleLane()
    {
        var options = new BcryptOptions { UnsafeAllowFastHashing = true, WorkFactor = 4 };
        new BcryptPasswordHasher(options, SecureRandom.System, meter: null).PlanHash(Password, out var lane);
        return lane;
    }

    private static IEnumerable<SecretSample> SampleJobs()
    {
        var options = new BcryptOptions { UnsafeAllowFastHashing = true, WorkFactor = 4 };
        var hasher = new BcryptPasswordHasher(options, SecureRandom.System, meter: null);
        string[] hidden = [Password, Hash, .. Forms(Encoding.UTF8.GetBytes(Password))];
        yield return new(BcryptCandidate.ForVerification(hasher, Password, Hash), hidden);
        yield return new(new ForeignHash(hasher, Password), hidden);
        yield return new(new ForeignVerification(hasher, PasswordForms.Of(Password), Hash, Hash), hidden);
    }

    private static string[] Private(ECDsa pair) => Forms(pair.ExportParameters(includePrivateParameters: true).D!);

    private static string[] Private(RSA pair) => Forms(pair.ExportParameters(includePrivateParameters: true).D!);

    private static string[] Forms(byte[] secret) =>
        [
            Convert.ToBase64String(secret),
            System.Buffers.Text.Base64Url.EncodeToString(secret),
            Convert.ToHexString(secret),
            Convert.ToHexStringLower(secret),
            string.Join(',', secret),
        ];
}
