using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Sessions;

/// <summary>
/// One seeded story of a user, a second tab, a thief, lost answers, a wandering clock and an administrator, told to the
/// library and to the model alike. Throws where they differ.
/// </summary>
internal sealed class SessionScript
{
    private const int Grace = 10_000;
    private static readonly long Latest = new DateTimeOffset(
        2090,
        1,
        1,
        0,
        0,
        0,
        TimeSpan.Zero
    ).ToUnixTimeMilliseconds();
    private static readonly long Earliest = new DateTimeOffset(
        1990,
        1,
        1,
        0,
        0,
        0,
        TimeSpan.Zero
    ).ToUnixTimeMilliseconds();

    private readonly Random _random;
    private readonly SessionHouse _house;
    private readonly SessionModel _model = new(
        idle: 7 * 86_400_000L,
        absolute: 30 * 86_400_000L,
        Grace,
        tokenLife: 30 * 60_000L,
        skew: 30_000
    );

    private readonly Dictionary<(int Session, long Counter), string> _tokens = [];
    private readonly List<(string Token, Access Access)> _accesses = [];
    private readonly List<(int Session, long Counter)> _loot = [];
    private readonly HashSet<int> _robbed = [];
    private (int Session, long Counter)? _present;
    private string _password = SessionHouse.Password;

    private SessionScript(SessionHouse house, int seed)
    {
        _house = house;
        _random = new Random(seed);
    }

    private long Now => _house.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Tells one story.</summary>
    public static async Task RunAsync(int seed, int steps)
    {
        await using var house = await SessionHouse.CreateAsync(options =>
        {
            options.Sessions.MaxPerUser = 1000;
            options.Sessions.RevocationCheck = seed % 2 == 0 ? RevocationCheck.Cached : RevocationCheck.Live;
        });
        var script = new SessionScript(house, seed);
        for (var step = 0; step < steps; step++)
        {
            await script.StepAsync();
        }
    }

    private Task StepAsync() =>
        _random.Next(100) switch
        {
            < 8 => LoginAsync(),
            < 40 => RefreshAsync(),
            < 48 => RobAsync(),
            < 54 => UseLootAsync(),
            < 68 => VerifyAsync(),
            < 82 => WaitAsync(),
            < 87 => SetClockAsync(),
            < 90 => LogoutAsync(),
            < 92 => ChangePasswordAsync(),
            < 95 => ChangeRolesAsync(),
            < 97 => AdministerAsync(),
            _ => ListAsync(),
        };

    private async Task LoginAsync()
    {
        await ForgetFailuresAsync();
        var outcome = await _house.Authentication.LoginAsync(SessionHouse.Name, _password);
        var expected = _model.Login(Now);
        Same(expected is not null, outcome is LoginOutcome.Succeeded, "login");
        if (outcome is LoginOutcome.Succeeded login)
        {
            Keep(login.AccessToken, login.RefreshToken, expected!.Value.Access, counter: 0);
        }
    }

    // The honest client: its answer may be lost, and a second tab may ask with the same token; both repeat in time.
    private async Task RefreshAsync()
    {
        if (_present is not { } token)
        {
            return;
        }

        await PresentAsync(token, isHonest: true);
        for (var repeats = _random.Next(3); repeats > 0; repeats--)
        {
            _house.Clock.Advance(TimeSpan.FromMilliseconds(_random.Next(Grace / 3)));
            await PresentAsync(token, isHonest: true);
        }
    }

    private Task RobAsync()
    {
        if (_present is { } token)
        {
            _loot.Add(token);
            _robbed.Add(token.Session);
        }

        return Task.CompletedTask;
    }

    private Task UseLootAsync() =>
        _loot.Count == 0 ? Task.CompletedTask : PresentAsync(_loot[_random.Next(_loot.Count)], isHonest: false);

    private async Task PresentAsync((int Session, long Counter) token, bool isHonest)
    {
        var mustWork =
            isHonest && !_robbed.Contains(token.Session) && _model.MustWork(token.Session, token.Counter, Now);
        var expected = _model.Refresh(token.Session, token.Counter, Now);
        var outcome = await _house.Authentication.RefreshAsync(_tokens[token]);

        Same(expected.Reason, (outcome as RefreshOutcome.Invalid)?.Reason.ToString(), "refresh");
        if (outcome is RefreshOutcome.Refreshed refreshed)
        {
            Same(expected.IsReplay, refreshed.IsReplay, "replay");
            Keep(refreshed.AccessToken, refreshed.RefreshToken, expected.Access!, expected.Counter, isHonest);
            return;
        }

        Same(expected: false, mustWork, "an honest client was signed out");
        _present = isHonest ? null : _present;
    }

    private async Task VerifyAsync()
    {
        if (_accesses.Count > 0)
        {
            var (token, access) = _accesses[_random.Next(_accesses.Count)];
            var verification = await _house.Authentication.VerifyAsync(token);
            Same(_model.Accepts(access, Now), verification is TokenVerification.Valid, "verify");
        }
    }

    private Task WaitAsync()
    {
        var seconds = _random.Next(4) switch
        {
            0 => _random.Next(20),
            1 => _random.Next(3600),
            2 => _random.Next(86_400),
            _ => _random.Next(8 * 86_400),
        };
        _house.Clock.Advance(TimeSpan.FromSeconds(seconds) + TimeSpan.FromMilliseconds(_random.Next(1000)));
        return Task.CompletedTask;
    }

    private Task SetClockAsync()
    {
        long[] seconds = [1, 5, 30, 3600, 86_400, 30 * 86_400, 3653 * 86_400L];
        var step = seconds[_random.Next(seconds.Length)] * (_random.Next(2) == 0 ? 1000 : -1000);
        if (Now + step > Earliest && Now + step < Latest)
        {
            _house.Clock.StepWallClock(TimeSpan.FromMilliseconds(step));

            // The cache promises five seconds and no more; the model knows of no cache.
            _house.Clock.Advance(TimeSpan.FromSeconds(6));
        }

        return Task.CompletedTask;
    }

    private async Task LogoutAsync()
    {
        if (_tokens.Count > 0)
        {
            var token = _tokens.ElementAt(_random.Next(_tokens.Count));
            await _house.Authentication.LogoutAsync(token.Value);
            _model.Logout(token.Key.Session);
        }
    }

    private async Task ChangePasswordAsync()
    {
        await ForgetFailuresAsync();
        var next = $"another long password {_random.Next()}";
        var outcome = await _house.Authentication.ChangePasswordAsync(_house.Ada, _password, next);
        Same(!_model.IsDisabled, outcome is ChangePasswordOutcome.Changed, "change password");
        if (outcome is ChangePasswordOutcome.Changed changed)
        {
            _password = next;
            _model.EndAll();
            Keep(changed.AccessToken, changed.RefreshToken, _model.Login(Now)!.Value.Access, counter: 0);
        }
    }

    // Logins of a disabled account count as failures, which the model of sessions knows nothing of.
    private Task ForgetFailuresAsync() => _house.Authentication.ClearAttemptsAsync(_house.Ada);

    private async Task ChangeRolesAsync()
    {
        await _house.Authentication.AddToRoleAsync(_house.Ada, "admin");
        await _house.Authentication.RemoveFromRoleAsync(_house.Ada, "admin");
        await _house.Authentication.BumpSecurityVersionAsync(_house.Ada);
        _model.ChangeRoles();
        _model.ChangeRoles();
        _model.ChangeRoles();
    }

    private async Task AdministerAsync()
    {
        switch (_random.Next(3))
        {
            case 0:
                await _house.Authentication.DisableAsync(_house.Ada);
                _model.Disable();
                break;
            case 1:
                await _house.Authentication.LogoutEverywhereAsync(_house.Ada);
                _model.EndAll();
                break;
            default:
                await _house.Authentication.EnableAsync(_house.Ada);
                _model.Enable();
                break;
        }
    }

    private async Task ListAsync()
    {
        var list = await _house.Authentication.ListSessionsAsync(_house.Ada);
        Same(_model.Live(Now), list.Count, "list");
    }

    private void Keep(AccessToken access, RefreshToken refresh, Access expected, long counter, bool isHonest = true)
    {
        var key = (expected.Session, counter);
        Same(_tokens.GetValueOrDefault(key, refresh.Reveal()), refresh.Reveal(), "the same successor");
        _tokens[key] = refresh.Reveal();
        Same(expected.IssuedAt, access.IssuedAt.ToUnixTimeMilliseconds(), "issued at");
        Same(expected.ExpiresAt, access.ExpiresAt.ToUnixTimeMilliseconds(), "expires at");
        _accesses.Add((access.Reveal(), expected));
        if (isHonest)
        {
            _present = key;
        }
        else
        {
            _loot.Add(key);
        }
    }

    private static void Same<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException($"{what}: the model says {expected}, the library {actual}");
        }
    }
}
