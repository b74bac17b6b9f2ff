using Auth.Core.Login;
using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Auth.Core.Throttling;
using Auth.Core.Users;

namespace Auth.Core.Tests.Throttling;

/// <summary>Known devices: who gets in while strangers guess, and who does not.</summary>
public class DeviceTokenTests
{
    [Fact]
    [Trait("case", "L5")]
    [Trait("asvs", "6.3.1")]
    public async Task An_owner_gets_in_from_a_known_device_while_strangers_guess()
    {
        await using var house = await SessionHouse.CreateAsync();
        var token = (await house.LoginAsync()).DeviceToken;
        house.Tap.Yields = true;

        var strangers = AtOnce.RunAsync(100, i => house.Authentication.LoginAsync(SessionHouse.Name, $"wrong {i}"));
        var owner = await LogInAsync(house, SessionHouse.Password, token.Reveal());
        await strangers;
        var afterwards = await LogInAsync(house, SessionHouse.Password, token.Reveal());

        owner.Should().BeOfType<LoginOutcome.Succeeded>();
        afterwards.Should().BeOfType<LoginOutcome.Succeeded>();
        (await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password))
            .Should()
            .BeOfType<LoginOutcome.Throttled>("it is the strangers' lane that waits");
    }

    [Fact]
    public async Task A_known_device_has_as_many_guesses_as_anybody()
    {
        await using var house = await SessionHouse.CreateAsync();
        var token = (await house.LoginAsync()).DeviceToken.Reveal();

        for (var i = 0; i < 5; i++)
        {
            (await LogInAsync(house, "wrong", token)).Should().BeOfType<LoginOutcome.Refused>();
        }

        (await LogInAsync(house, SessionHouse.Password, token)).Should().BeOfType<LoginOutcome.Throttled>();
        (await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password))
            .Should()
            .BeOfType<LoginOutcome.Succeeded>();
    }

    [Fact]
    public async Task A_success_from_a_known_device_reopens_the_strangers_lane()
    {
        await using var house = await SessionHouse.CreateAsync();
        var token = (await house.LoginAsync()).DeviceToken.Reveal();
        await LoginThrottlingTests.CloseAsync(house);
        var closed = await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);

        var owner = await LogInAsync(house, SessionHouse.Password, token);
        var stranger = await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);

        closed.Should().BeOfType<LoginOutcome.Throttled>();
        owner.Should().BeOfType<LoginOutcome.Succeeded>();
        stranger.Should().BeOfType<LoginOutcome.Succeeded>();
    }

    [Fact]
    public async Task After_a_hundred_failures_a_token_is_void()
    {
        await using var house = await SessionHouse.CreateAsync();
        var token = (await house.LoginAsync()).DeviceToken.Reveal();
        for (var i = 0; i < 100; i++)
        {
            await LogInAsync(house, "wrong", token);
            house.Clock.Advance(TimeSpan.FromHours(1));
        }

        var outcome = await LogInAsync(house, SessionHouse.Password, token);

        Device(outcome).Should().NotBe(Device(token), "it counts as none, so the login makes a new device");
    }

    [Fact]
    public async Task A_change_of_password_voids_all_tokens_and_gives_a_new_one()
    {
        await using var house = await SessionHouse.CreateAsync();
        var old = (await house.LoginAsync()).DeviceToken.Reveal();
        var changed = (Auth.Core.Accounts.ChangePasswordOutcome.Changed)
            await house.Authentication.ChangePasswordAsync(
                house.Ada,
                SessionHouse.Password,
                SessionHouse.OtherPassword,
                new ClientContext { DeviceToken = old }
            );
        await LoginThrottlingTests.FailAsync(house, SessionHouse.Name, 5);

        (await LogInAsync(house, SessionHouse.OtherPassword, old)).Should().BeOfType<LoginOutcome.Throttled>();
        (await LogInAsync(house, SessionHouse.OtherPassword, changed.DeviceToken.Reveal()))
            .Should()
            .BeOfType<LoginOutcome.Succeeded>();
    }

    [Fact]
    public async Task A_login_keeps_its_device_and_moves_its_end_and_the_session_knows_it()
    {
        await using var house = await SessionHouse.CreateAsync();
        var first = (await house.LoginAsync()).DeviceToken;
        house.Clock.Advance(TimeSpan.FromDays(179));

        var second = (LoginOutcome.Succeeded)await LogInAsync(house, SessionHouse.Password, first.Reveal());
        house.Clock.Advance(TimeSpan.FromDays(180));
        var late = (LoginOutcome.Succeeded)await LogInAsync(house, SessionHouse.Password, second.DeviceToken.Reveal());

        Device(second.DeviceToken.Reveal()).Should().Be(Device(first.Reveal()));
        (second.DeviceToken.ExpiresAt - first.ExpiresAt).Should().Be(TimeSpan.FromDays(179));
        Device(late.DeviceToken.Reveal()).Should().NotBe(Device(first.Reveal()), "it ended after 180 days");
        var record = await house.RecordAsync(late.RefreshToken.SessionId);
        var device = System.Buffers.Text.Base64Url.EncodeToString(
            Convert.FromHexString(Device(late.DeviceToken.Reveal()))
        );
        SessionData.FromPayload(record!.Payload.Span).DeviceId.Should().Be(device);
    }

    [Fact]
    public async Task A_token_is_good_for_its_user_alone_and_every_changed_one_for_nobody()
    {
        var ring = new MasterKeyRing([MasterKey.CreateRandom()]);
        var tokens = new DeviceTokens(ring, new AttemptOptions(), SecureRandom.System, new ManualClock());
        var ada = NewUser("ada", 1);
        var token = tokens.Issue(ada, tokens.NewDeviceId()).Reveal();

        tokens.Read(token, ada).Should().HaveLength(22);
        tokens.Read(token, NewUser("eve", 1)).Should().BeNull();
        tokens.Read(token, NewUser("ada", 2)).Should().BeNull();
        tokens.Read(token, user: null).Should().BeNull();
        tokens.Read(null, ada).Should().BeNull();
        tokens.Read(token + "A", ada).Should().BeNull();
        for (var i = 0; i < token.Length; i++)
        {
            var changed = string.Concat(token.AsSpan(0, i), token[i] == 'A' ? "B" : "A", token.AsSpan(i + 1));
            tokens.Read(changed, ada).Should().BeNull("character {0} differs", i);
        }

        await Task.CompletedTask;
    }

    [Fact]
    public void A_token_has_the_bytes_that_the_formats_page_tells()
    {
        var key = MasterKey.FromBytes(
            Convert.FromHexString("54bf6826e95ee337348d41dce33e7a12435b3a13cac5bf51b939b7b35f4208f5")
        );
        var ring = new MasterKeyRing([key]);
        var tokens = new DeviceTokens(ring, new AttemptOptions(), SecureRandom.System, new ManualClock());
        var device = System.Buffers.Text.Base64Url.EncodeToString(
            Convert.FromHexString("000102030405060708090a0b0c0d0e0f")
        );

        var token = tokens.Issue(NewUser("ada", 3), device).Reveal();

        var subkey = new byte[32];
        System.Security.Cryptography.HKDF.DeriveKey(
            System.Security.Cryptography.HashAlgorithmName.SHA256,
            Convert.FromHexString("54bf6826e95ee337348d41dce33e7a12435b3a13cac5bf51b939b7b35f4208f5"),
            subkey,
            [],
            "auth.core/device/v1"u8
        );
        var expiry = ManualClock.DefaultStart.AddDays(180).ToUnixTimeSeconds().ToString("x16", null);
        var head = "000102030405060708090a0b0c0d0e0f" + expiry;
        var body = Convert.FromHexString("0003" + "616461" + "0000000000000003" + head);
        var tag = System.Security.Cryptography.HMACSHA256.HashData(subkey, body);
        var bytes = Convert.FromHexString(key.Id.ToString("x8", null) + head + Convert.ToHexString(tag));
        token.Should().Be("acd1_" + System.Buffers.Text.Base64Url.EncodeToString(bytes));
        token.Should().HaveLength(DeviceTokens.TokenLength);
    }

    private static Task<LoginOutcome> LogInAsync(SessionHouse house, string password, string token) =>
        house.Authentication.LoginAsync(SessionHouse.Name, password, new ClientContext { DeviceToken = token });

    private static StoredUser NewUser(string id, long credentialVersion) =>
        new(
            UserId.Parse(id),
            UserName.Create("ada"),
            "hash",
            ["user"],
            isDisabled: false,
            ManualClock.DefaultStart,
            credentialVersion,
            securityVersion: 1,
            version: 1
        );

    private static string Device(LoginOutcome outcome) =>
        Device(((LoginOutcome.Succeeded)outcome).DeviceToken.Reveal());

    private static string Device(string token) =>
        Convert.ToHexStringLower(System.Buffers.Text.Base64Url.DecodeFromChars(token.AsSpan(5)).AsSpan(4, 16));
}
