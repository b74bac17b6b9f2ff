using System.Net;
using System.Text.Json;
using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.Registration;
using Auth.Core.Sessions;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Auth.Core.Throttling;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>Walks every verb of the facade to success and to refusal, and prints whatever it gets in its hands.</summary>
internal sealed class CanaryFlows(AuthCoreTestHost host, StoreTap tap, IStateStore state, List<Canary> secrets)
{
    public const string Name = "canary-name-Zq7Lx0Wv3";
    public const string Unknown = "unknown-name-Pk4Ty8Mb1";
    public const string Password = "canary password Rj5Hs2Ug9Xc";
    public const string NextPassword = "second canary Fw6Dn1Ke4Ol8";
    public const string WrongPassword = "wrong canary Bt3Va7Qi0Ysz";

    private static readonly JsonSerializerOptions FieldsToo = new() { IncludeFields = true };

    /// <summary>All that was printed: outcomes, their text and their JSON.</summary>
    public List<string> Printed { get; } = [];

    /// <summary>How many keys of lanes are looked for.</summary>
    public int Lanes { get; private set; }

    /// <summary>What was thrown.</summary>
    public List<string> Thrown { get; } = [];

    public async Task RunAsync()
    {
        var authentication = host.Authentication;
        Print(await authentication.RegisterAsync(Name, "short"));
        Print(await authentication.RegisterAsync("\u0001" + Name, Password));
        var registered = Print(await authentication.RegisterAsync(Name, Password));
        var id = ((RegistrationOutcome.Registered)registered).User.Id;
        Print(await authentication.RegisterAsync(Name, Password));
        Print(await authentication.LoginAsync(Unknown, Password));
        Print(await authentication.LoginAsync(Name, WrongPassword));
        Print(await authentication.LoginAsync(Password, WrongPassword));
        Print(await authentication.LoginAsync(Name, null));
        var login = await LoginAsync(Password);
        await VerifyAsync(login.AccessToken);
        await RefreshAsync(login);
        Print(await authentication.ListSessionsAsync(id));
        Print((await authentication.FindUserAsync(id))!);
        Print(await authentication.AddToRoleAsync(id, "editor"));
        Print(await authentication.RemoveFromRoleAsync(id, "editor"));
        Print(await authentication.BumpSecurityVersionAsync(id));
        Print(await authentication.ChangePasswordAsync(id, WrongPassword, NextPassword));
        var changed = Print(await authentication.ChangePasswordAsync(id, Password, NextPassword));
        Know(
            ((ChangePasswordOutcome.Changed)changed).AccessToken,
            ((ChangePasswordOutcome.Changed)changed).RefreshToken,
            ((ChangePasswordOutcome.Changed)changed).DeviceToken
        );
        var issued = Print(await authentication.IssueAsync(id));
        Know(((IssueOutcome.Issued)issued).AccessToken, refresh: null);
        await EndAsync(id);
        await ThrottleAsync(id);
        await ThrowAsync(id);
        Print(await authentication.DisableAsync(id));
        Print(await authentication.LoginAsync(Name, NextPassword));
        Print(await authentication.EnableAsync(id));
        Print(await authentication.RemoveAsync(id));
    }

    /// <summary>Prints a thing as text and as JSON.</summary>
    public T Print<T>(T thing)
        where T : notnull
    {
        Printed.Add($"{thing}");
        Printed.Add(JsonSerializer.Serialize(thing, thing.GetType()));
        Printed.Add(JsonSerializer.Serialize(thing, thing.GetType(), FieldsToo));
        return thing;
    }

    private async Task<LoginOutcome.Succeeded> LoginAsync(string password)
    {
        var login = (LoginOutcome.Succeeded)Print(await host.Authentication.LoginAsync(Name, password));
        Know(login.AccessToken, login.RefreshToken, login.DeviceToken);
        return login;
    }

    private async Task VerifyAsync(AccessToken token)
    {
        var text = token.Reveal();
        foreach (var one in new[] { text, text[..^4] + "AAAA", text[..40], Password, text + "." + text, "x" + text })
        {
            Print(await host.Authentication.VerifyAsync(one));
        }
    }

    private async Task RefreshAsync(LoginOutcome.Succeeded login)
    {
        var token = login.RefreshToken.Reveal();
        var next = (RefreshOutcome.Refreshed)Print(await host.Authentication.RefreshAsync(token));
        Know(next.AccessToken, next.RefreshToken);
        Print(await host.Authentication.RefreshAsync(token));
        Print(await host.Authentication.RefreshAsync(token[..^1]));
        host.Clock.Advance(TimeSpan.FromSeconds(11));
        Print(await host.Authentication.RefreshAsync(token));
        Print(await host.Authentication.RefreshAsync(next.RefreshToken.Reveal()));
    }

    private async Task EndAsync(UserId id)
    {
        var login = await LoginAsync(NextPassword);
        await host.Authentication.LogoutAsync(login.RefreshToken.Reveal());
        await host.Authentication.LogoutAsync(login.RefreshToken.Reveal() + "x");
        Print(await host.Authentication.VerifyAsync(login.AccessToken.Reveal()));
        login = await LoginAsync(NextPassword);
        await host.Authentication.LogoutOthersAsync(id, login.RefreshToken.SessionId);
        await host.Authentication.EndSessionAsync(id, login.RefreshToken.SessionId);
        Print(await host.Authentication.LogoutEverywhereAsync(id));
    }

    // Whoever misuses the library with a secret in his hands must not find it in the message.
    private async Task ThrowAsync(UserId id)
    {
        var login = await LoginAsync(NextPassword);
        Func<Task>[] misuses =
        [
            () => host.Authentication.AddToRoleAsync(id, Password + "\n"),
            () => host.Authentication.RemoveFromRoleAsync(id, $"\"{Password}"),
            () => Task.FromResult(UserId.Parse(Password)),
            () => Task.FromResult(UserName.Create("\u0001" + Password)),
            () => Task.FromResult(new StateRecord(StateKind.Session, Password, "o", default, 1, default)),
        ];
        tap.Before = static _ => throw new IOException("out");
        Func<Task>[] outages =
        [
            () => host.Authentication.LoginAsync(Name, NextPassword),
            () => host.Authentication.RegisterAsync(Unknown, Password),
            () => host.Authentication.RefreshAsync(login.RefreshToken.Reveal()),
            () => host.Authentication.LogoutAsync(login.RefreshToken.Reveal()),
            () => host.Authentication.ChangePasswordAsync(id, NextPassword, Password),
            () => host.Authentication.IssueAsync(id),
        ];
        foreach (var call in misuses.Concat(outages))
        {
            var thrown = await call.Should().ThrowAsync<Exception>();
            Thrown.Add(thrown.Which.ToString());
        }

        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Print(await host.Authentication.VerifyAsync(login.AccessToken.Reveal()));
        tap.Before = null;
    }

    // Guesses of a known device and of strangers, up to the waits; the lanes' keys stand for names that people typed.
    private async Task ThrottleAsync(UserId id)
    {
        var device = (await LoginAsync(NextPassword)).DeviceToken.Reveal();
        var contexts = new[]
        {
            new ClientContext
            {
                Source = IPAddress.Parse("203.0.113.7"),
                DeviceToken = device,
                Client = "canary",
            },
            new ClientContext { RefreshToken = (await LoginAsync(NextPassword)).RefreshToken.Reveal() },
            new ClientContext { DeviceToken = device[..^1] },
        };
        foreach (var context in contexts)
        {
            // Without the address, which no serializer of the platform can write.
            Print(new ClientContext { DeviceToken = context.DeviceToken, RefreshToken = context.RefreshToken });
            Print(await host.Authentication.LoginAsync(Name, NextPassword, context));
            for (var i = 0; i < 6; i++)
            {
                Print(await host.Authentication.LoginAsync(Name, WrongPassword, context));
                Print(await host.Authentication.LoginAsync(Unknown, WrongPassword, context));
            }

            Print(await host.Authentication.ChangePasswordAsync(id, WrongPassword, Password, context));
        }

        foreach (var owner in new[] { id.Value, string.Empty })
        {
            var lanes = await state.FindByOwnerAsync(StateKind.Attempt, owner, string.Empty, 1000, default);
            secrets.AddRange(lanes.Select(lane => Canary.Of("key of a lane", lane.Key)));
            Lanes += lanes.Count;
        }

        Print(await host.Authentication.ClearAttemptsAsync(id));
        host.Clock.Advance(TimeSpan.FromHours(1));
    }

    private void Know(AccessToken access, RefreshToken? refresh, DeviceToken? device = null)
    {
        if (device is not null)
        {
            secrets.Add(Canary.Of("device token", device.Reveal()));
        }

        secrets.Add(Canary.Of("access token", access.Reveal()));
        if (refresh is not null)
        {
            secrets.Add(Canary.Of("refresh token", refresh.Reveal()));
        }
    }
}
