using System.Globalization;
using System.Text;
using Auth.Core.Users;

namespace Auth.Core.Sample.CustomStore;

/// <summary>
/// Keeps users in one file: a line for each change, on the disk before the call answers. One process at a time, whose
/// memory holds all users; the file only grows. Safe to call from many threads.
/// </summary>
public sealed class FileUserStore : IUserStore, IDisposable
{
    private readonly InMemoryUserStore _memory = new();
    private readonly SemaphoreSlim _gate = new(1);
    private readonly FileStream _file;
    private bool _isAhead;

    private FileUserStore(FileStream file) => _file = file;

    public static async Task<FileUserStore> OpenAsync(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);

        // A line without its end was being written when the power went: nobody was told that it was done.
        var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        file.SetLength(whole);
        var store = new FileUserStore(file);
        var lines = Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var columns in lines.Select(line => line.Split('\t')))
        {
            await store._memory.RemoveAsync(UserId.Parse(columns[0]), default);
            if (columns.Length > 1)
            {
                await store._memory.AddAsync(User(columns), default);
            }
        }

        return store;
    }

    public ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken) =>
        InTurnAsync(() => _memory.AddAsync(user, default), UserWrite.Done, Line(user), cancellationToken);

    public ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken) =>
        InTurnAsync(() => _memory.FindByIdAsync(id, default), done: null, line: null, cancellationToken);

    public ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken) =>
        InTurnAsync(() => _memory.FindByNameAsync(name, default), done: null, line: null, cancellationToken);

    public ValueTask<UserWrite> ReplaceAsync(StoredUser next, long expected, CancellationToken cancellationToken) =>
        InTurnAsync(() => _memory.ReplaceAsync(next, expected, default), UserWrite.Done, Line(next), cancellationToken);

    public ValueTask<bool> RemoveAsync(UserId id, CancellationToken cancellationToken) =>
        InTurnAsync(() => _memory.RemoveAsync(id, default), done: true, $"{id}", cancellationToken);

    public void Dispose() => _file.Dispose();

    // One call at a time: the memory decides, the disk keeps, and only then does anybody see it. A disk that fails ends
    // the store, whose memory would be ahead; opened again, it has the whole change or none.
    private async ValueTask<T> InTurnAsync<T>(Func<ValueTask<T>> call, T done, string? line, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            var answer = _isAhead ? throw new IOException("The disk has failed; open the store again.") : await call();
            if (_isAhead = line is not null && EqualityComparer<T>.Default.Equals(answer, done))
            {
                await _file.WriteAsync(Encoding.UTF8.GetBytes(line + '\n'), CancellationToken.None);
                _file.Flush(flushToDisk: true);
                _isAhead = false;
            }

            return answer;
        }
        finally
        {
            _gate.Release();
        }
    }

    // No name, hash or role has a tab or a line end in it. A line with the id alone says that the user is gone.
    private static string Line(StoredUser user)
    {
        long[] numbers = [user.CreatedAt.UtcTicks, user.CredentialVersion, user.SecurityVersion, user.Version];
        var text = numbers.Select(number => number.ToString(CultureInfo.InvariantCulture));
        var (id, name, hash) = (user.Id.Value, user.Name.Display, user.RevealPasswordHash());
        return string.Join('\t', [id, name, hash, $"{user.IsDisabled}", .. text, .. user.Roles]);
    }

    private static StoredUser User(string[] columns)
    {
        var numbers = columns[4..8].Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var (id, name) = (UserId.Parse(columns[0]), UserName.Create(columns[1]));
        var (isDisabled, createdAt) = (bool.Parse(columns[3]), new DateTimeOffset(numbers[0], default));
        return new(id, name, columns[2], columns[8..], isDisabled, createdAt, numbers[1], numbers[2], numbers[3]);
    }
}
