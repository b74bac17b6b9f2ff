using Auth.Core.Passwords;
using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Reliability;

/// <summary>
/// Two processes and a judge over the same stores, which can be exchanged for new ones, so that thousands of stories need
/// not build thousands of containers. The judge remembers nothing.
/// </summary>
internal sealed class Houses : IAsyncDisposable
{
    private readonly List<AuthCoreTestHost> _hosts;
    private readonly MasterKey _master = MasterKey.CreateRandom();
    private readonly SigningKey _signing = SigningKey.CreateRandom();
    private readonly ExchangedUsers _users = new();
    private readonly ExchangedState _state = new();

    public Houses() =>
        _hosts = [Build(RevocationCheck.Cached), Build(RevocationCheck.Cached), Build(RevocationCheck.Live)];

    public ManualClock Clock { get; } = new();

    public AuthenticationService First => _hosts[0].Authentication;

    public AuthenticationService Second => _hosts[1].Authentication;

    public AuthenticationService Judge => _hosts[2].Authentication;

    /// <summary>Exchanges the stores of all three.</summary>
    public void MoveTo(IUserStore users, IStateStore state)
    {
        _users.Present = users;
        _state.Present = state;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }

    private AuthCoreTestHost Build(RevocationCheck check) =>
        AuthCoreTestHost.Create(
            options =>
            {
                options.Tokens.SigningKeys.Clear();
                options.Tokens.SigningKeys.Add(_signing);
                options.MasterKeys.Add(_master);
                options.Sessions.RevocationCheck = check;
            },
            services => services.AddSingleton<IPasswordHasher>(new CountingHasher()),
            Clock,
            _users,
            _state
        );

    private sealed class ExchangedUsers : IUserStore
    {
        public IUserStore Present { get; set; } = new InMemoryUserStore();

        public ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken) =>
            Present.AddAsync(user, cancellationToken);

        public ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken) =>
            Present.FindByIdAsync(id, cancellationToken);

        public ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken) =>
            Present.FindByNameAsync(name, cancellationToken);

        public ValueTask<UserWrite> ReplaceAsync(
            StoredUser next,
            long expectedVersion,
            CancellationToken cancellationToken
        ) => Present.ReplaceAsync(next, expectedVersion, cancellationToken);

        public ValueTask<bool> RemoveAsync(UserId id, CancellationToken cancellationToken) =>
            Present.RemoveAsync(id, cancellationToken);
    }

    private sealed class ExchangedState : IStateStore
    {
        public IStateStore Present { get; set; } = new InMemoryStateStore();

        public ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken) =>
            Present.AddAsync(record, cancellationToken);

        public ValueTask<StateRecord?> FindAsync(StateKind kind, string key, CancellationToken cancellationToken) =>
            Present.FindAsync(kind, key, cancellationToken);

        public ValueTask<StateWrite> ReplaceAsync(
            StateRecord next,
            long expectedVersion,
            CancellationToken cancellationToken
        ) => Present.ReplaceAsync(next, expectedVersion, cancellationToken);

        public ValueTask<StateWrite> RemoveAsync(
            StateKind kind,
            string key,
            long expectedVersion,
            CancellationToken cancellationToken
        ) => Present.RemoveAsync(kind, key, expectedVersion, cancellationToken);

        public ValueTask<IReadOnlyList<StateRecord>> FindByOwnerAsync(
            StateKind kind,
            string owner,
            string afterKey,
            int limit,
            CancellationToken cancellationToken
        ) => Present.FindByOwnerAsync(kind, owner, afterKey, limit, cancellationToken);

        public ValueTask<int> RemoveByOwnerAsync(StateKind kind, string owner, CancellationToken cancellationToken) =>
            Present.RemoveByOwnerAsync(kind, owner, cancellationToken);

        public ValueTask<int> RemoveExpiredAsync(
            StateKind kind,
            DateTimeOffset cutoff,
            int batch,
            CancellationToken cancellationToken
        ) => Present.RemoveExpiredAsync(kind, cutoff, batch, cancellationToken);
    }
}
