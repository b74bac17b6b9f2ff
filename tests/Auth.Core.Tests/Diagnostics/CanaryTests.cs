using System.Security.Cryptography;
using Auth.Core.Diagnostics;
using Auth.Core.Passwords.Breached;
using Auth.Core.Passwords.Imported;
using Auth.Core.Passwords.Peppers;
using Auth.Core.Secrets;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Tests.House;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>G1: unmistakable secrets go through every flow, and everything that comes out is searched for them.</summary>
public sealed class CanaryTests
{
    private const string OldPepper = "pepper canary Gm9Lz4Cx2Nq6";

    private readonly byte[] _signingKey = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _pepper = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _masterKey = RandomNumberGenerator.GetBytes(32);

    [Fact]
    [Trait("asvs", "16.2.5")]
    public async Task No_secret_comes_out_of_any_flow()
    {
        List<Canary> secrets =
        [
            Canary.Of("password", CanaryFlows.Password),
            Canary.Of("next password", CanaryFlows.NextPassword),
            Canary.Of("wrong password", CanaryFlows.WrongPassword),
            Canary.Of("old pepper", OldPepper),
            Canary.Of("pepper", _pepper),
            Canary.Of("breached query", Digest(CanaryFlows.Password)),
            Canary.Of("next breached query", Digest(CanaryFlows.NextPassword)),
            Canary.Of("signing key", _signingKey),
            Canary.Of("master key", _masterKey),
        ];
        Canary[] names = [Canary.Of("name", CanaryFlows.Name), Canary.Of("typed name", CanaryFlows.Unknown)];
        using var ear = new Ear();
        var events = new EventList();
        var tap = new StoreTap();
        await using var host = Host(ear, events, tap);
        var flows = new CanaryFlows(host, tap, host.Services.GetRequiredService<IStateStore>(), secrets);
        flows.Print(host.Services.GetRequiredService<IOptions<AuthCoreOptions>>().Value);

        await flows.RunAsync();

        var told = events.All.ToList();
        told.ForEach(one => flows.Print(one));
        var outside = ear.Logged.Concat(ear.Measured).Concat(flows.Thrown).Concat(told.Select(one => one.ToString()));
        Breaches.None(Found(secrets, outside.Concat(flows.Printed)), "A secret came out.");
        Breaches.None(Found(names, outside), "What was typed as a name came out.");
        told.Select(one => one.Kind.Operation).Distinct().Should().HaveCountGreaterThan(13, "all verbs were walked");
        ear.Logged.Should().HaveCountGreaterThan(told.Count);
        ear.Measured.Should().Contain(line => line.StartsWith("tag outcome=", StringComparison.Ordinal));
        flows.Thrown.Should().HaveCount(11);
        flows.Lanes.Should().BeGreaterThan(2, "lanes of the user, of the device and of a name");
    }

    // G6: ids of sessions and tokens open nothing, and still the log has eight digits of their hash at most.
    [Fact]
    public async Task No_id_of_a_session_or_token_is_logged()
    {
        using var ear = new Ear();
        await using var host = Host(ear, new EventList(), new StoreTap());
        await host.Authentication.RegisterAsync(CanaryFlows.Name, CanaryFlows.Password);
        var outcome = await host.Authentication.LoginAsync(CanaryFlows.Name, CanaryFlows.Password);
        var login = outcome.Should().BeOfType<Auth.Core.Login.LoginOutcome.Succeeded>().Subject;

        await host.Authentication.RefreshAsync(login.RefreshToken.Reveal());
        await host.Authentication.LogoutAsync(login.RefreshToken.Reveal());
        await host.Authentication.VerifyAsync(login.AccessToken.Reveal());

        Canary[] ids =
        [
            Canary.Of("session id", login.AccessToken.SessionId.Value),
            Canary.Of("token id", login.AccessToken.Id),
        ];
        Breaches.None(Found(ids, ear.Logged.Concat(ear.Measured)), "An id came out.");
        ear.Logged.Should().Contain(line => line.Contains(" session=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a password of 24 letters", "it was: a password of 24 lett")]
    [InlineData("a password of 24 letters", "YSBwYXNzd29yZCBvZiAyNCBsZXR0ZXJz")]
    [InlineData("a password of 24 letters", "612070617373776f7264206f6620323420")]
    public void A_stretch_of_a_secret_is_found(string secret, string text) =>
        Canary.Of("proof", secret).IsIn(text).Should().BeTrue();

    [Fact]
    public void What_is_no_secret_is_none() =>
        Canary.Of("proof", "a password of 24 letters").IsIn("a password of other people").Should().BeFalse();

    private static IEnumerable<string> Found(IEnumerable<Canary> canaries, IEnumerable<string> texts) =>
        from text in texts
        from canary in canaries
        where canary.IsIn(text)
        select $"{canary.Name}: {text[..Math.Min(text.Length, 200)]}";

    private static string Digest(string password)
    {
        var query = BreachedPasswordQuery.For(password);
        return query.RevealPrefix() + query.RevealSuffix();
    }

    // A source that is out says what it was asked, as the text of an HTTP client's exception does.
    private sealed class Asked(StoreTap tap) : IBreachedPasswords
    {
        public ValueTask<BreachedPasswordAnswer> FindAsync(
            BreachedPasswordQuery query,
            CancellationToken cancellationToken
        ) =>
            tap.Before is null
                ? ValueTask.FromResult(BreachedPasswordAnswer.NotFound)
                : throw new IOException($"out: {query.RevealPrefix()}{query.RevealSuffix()}");
    }

    private AuthCoreTestHost Host(Ear ear, EventList events, StoreTap tap) =>
        AuthCoreTestHost.Create(
            options =>
            {
                options.Tokens.SigningKeys.Clear();
                options.Tokens.SigningKeys.Add(SigningKey.FromBytes(_signingKey));
                options.Peppers.Add(Pepper.FromBytes("canary", _pepper));
                options.MasterKeys.Add(MasterKey.FromBytes(_masterKey));
                options.ImportedHashes.Schemes.Add(ImportedScheme.DeviseBcrypt(OldPepper, 4));
            },
            services =>
            {
                services.AddSingleton<ILoggerFactory>(ear);
                services.AddSingleton<IBreachedPasswords>(new Asked(tap));
                services.AddSingleton<ISecurityEventSink>(events);
                services.AddSingleton<IUserStore>(new TappedUserStore(new InMemoryUserStore(), tap));
                services.AddSingleton<IStateStore>(new TappedStateStore(new InMemoryStateStore(), tap));
            }
        );
}
