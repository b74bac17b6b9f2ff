using System.Data.Common;
using Auth.Core.EntityFrameworkCore;
using Auth.Core.EntityFrameworkCore.Storage;
using Auth.Core.State;
using Auth.Core.Storage.Tests.Support;
using Auth.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Auth.Core.Storage.Tests.EntityFrameworkCore;

/// <summary>
/// The write was made and its answer was cut. The next try asks the row: what carries our version is done, and of what is
/// gone nobody can say who removed it.
/// </summary>
public sealed class LostReplyTests : IDisposable
{
    private readonly SqliteFolder _folder = new();
    private readonly Cut _cut = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Add_and_replace_are_done_once()
    {
        var stores = await OpenAsync();

        _cut.AfterNext = 1;
        (await stores.State.AddAsync(Stored.Record("k", version: 1), default)).Should().Be(StateWrite.Done);
        _cut.AfterNext = 1;
        (await stores.State.ReplaceAsync(Stored.Record("k", version: 2), 1, default)).Should().Be(StateWrite.Done);
        _cut.AfterNext = 1;
        (await stores.Users.AddAsync(Stored.User(version: 1), default)).Should().Be(UserWrite.Done);
        _cut.AfterNext = 1;
        (await stores.Users.ReplaceAsync(Stored.User(version: 2), 1, default)).Should().Be(UserWrite.Done);

        _cut.Cuts.Should().Be(4);
        (await stores.State.FindAsync(StateKind.Session, "k", default))!.Version.Should().Be(2);
        (await stores.Users.FindByIdAsync(UserId.Parse("id-1"), default))!.Version.Should().Be(2);
    }

    [Fact]
    public async Task What_was_there_before_is_not_ours()
    {
        var stores = await OpenAsync();
        await stores.State.AddAsync(Stored.Record("k", version: 1), default);
        await stores.Users.AddAsync(Stored.User("ada", "id-1"), default);

        _cut.AfterNext = 1;
        (await stores.State.AddAsync(Stored.Record("k", version: 2), default)).Should().Be(StateWrite.Exists);
        _cut.AfterNext = 1;
        (await stores.State.ReplaceAsync(Stored.Record("k", version: 3), 9, default)).Should().Be(StateWrite.Changed);
        _cut.AfterNext = 1;
        (await stores.Users.AddAsync(Stored.User("ada", "id-2"), default)).Should().Be(UserWrite.NameTaken);

        _cut.Cuts.Should().Be(3);
    }

    [Fact]
    public async Task Who_removed_a_record_is_never_guessed()
    {
        var stores = await OpenAsync();
        await stores.State.AddAsync(Stored.Record("k", version: 1), default);
        await stores.Users.AddAsync(Stored.User(), default);
        var state = async () => await stores.State.RemoveAsync(StateKind.Session, "k", 1, default);
        var user = async () => await stores.Users.RemoveAsync(UserId.Parse("id-1"), default);

        _cut.AfterNext = 1;
        await state.Should().ThrowAsync<StoreUnavailableException>();
        _cut.AfterNext = 1;
        await user.Should().ThrowAsync<StoreUnavailableException>();

        (await state()).Should().Be(StateWrite.Changed);
        (await user()).Should().BeFalse();
    }

    [Fact]
    public async Task Five_cuts_in_a_row_are_unavailable_and_no_sixth_try_is_made()
    {
        var stores = await OpenAsync();
        _cut.AfterNext = 100;

        var add = async () => await stores.State.AddAsync(Stored.Record("k"), default);

        (await add.Should().ThrowAsync<StoreUnavailableException>()).Which.Cause.Should().Be(nameof(TimeoutException));
        _cut.Cuts.Should().Be(5);
        _cut.AfterNext = 0;
        (await stores.State.FindAsync(StateKind.Session, "k", default)).Should().NotBeNull("the first try was made");
    }

    private async Task<Stores> OpenAsync()
    {
        await using (var house = _folder.Open())
        {
            await house.State.FindAsync(StateKind.Session, "k", default);
        }

        var options = new DbContextOptionsBuilder<AuthCoreDbContext>()
            .UseSqlite($"Data Source={_folder.Database}")
            .AddInterceptors(_cut)
            .Options;
        var contexts = new FactoryContexts(new PooledDbContextFactory<AuthCoreDbContext>(options));
        var dialect = new StoreDialect();
        return new Stores(
            new StoreCalls(contexts, dialect, schema: null, TimeSpan.FromSeconds(30), TimeProvider.System),
            schema: null
        );
    }

    /// <summary>Loses the answer to the next writes.</summary>
    private sealed class Cut : DbCommandInterceptor
    {
        public int AfterNext { get; set; }

        public int Cuts { get; private set; }

        public override ValueTask<int> NonQueryExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            int result,
            CancellationToken cancellationToken = default
        )
        {
            if (AfterNext == 0)
            {
                return new(result);
            }

            AfterNext--;
            Cuts++;
            throw new TimeoutException("The answer is lost.");
        }
    }
}
