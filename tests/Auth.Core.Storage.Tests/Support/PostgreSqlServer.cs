using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Auth.Core.Storage.Tests.Support;

/// <summary>
/// A PostgreSQL server of the tests' own: a new cluster in a temporary folder, on a free port of the loopback address, with
/// the server's own settings for durability. Made at the first use, stopped and deleted by <see cref="PostgreSqlTests"/>.
/// </summary>
internal sealed class PostgreSqlServer : IDisposable
{
    private static readonly Lazy<PostgreSqlServer> Made = new(static () => new PostgreSqlServer());
    private static int _schemas;

    private readonly string _programs;
    private readonly string _folder;
    private readonly int _port;

    private PostgreSqlServer()
    {
        _programs =
            PostgreSqlPrograms.Folder
            ?? throw new InvalidOperationException("PostgreSQL is required here and not installed.");
        _folder = Directory.CreateTempSubdirectory("auth-core-pg-").FullName;
        _port = FreePort();
        if (IsRoot)
        {
            Run("chown", "postgres", _folder);
        }

        Program("initdb", "-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8");
        Start();
    }

    /// <summary>Stops what was started.</summary>
    public static void DisposeIfMade()
    {
        if (Made.IsValueCreated)
        {
            Made.Value.Dispose();
        }
    }

    /// <summary>The server, started by whoever asks first.</summary>
    public static PostgreSqlServer Instance => Made.Value;

    private static bool IsRoot => string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    public int Port => _port;

    private string Data => Path.Combine(_folder, "data");

    /// <summary>A connection string into a schema that no other test uses.</summary>
    public string NewSchema()
    {
        var schema = $"test_{Interlocked.Increment(ref _schemas)}";
        Execute($"CREATE SCHEMA {schema}");
        return $"{ConnectionString};Search Path={schema};Maximum Pool Size=50";
    }

    /// <summary>Runs a statement as the server's owner, past every store.</summary>
    public object? Execute(string sql)
    {
        using var source = NpgsqlDataSource.Create(ConnectionString + ";Pooling=false");
        using var command = source.CreateCommand(sql);
        return command.ExecuteScalar();
    }

    public void Start() =>
        Program(
            "pg_ctl",
            "-D",
            Data,
            "-l",
            Path.Combine(_folder, "log"),
            "-o",
            $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300",
            "-w",
            "start"
        );

    /// <param name="mode">fast ends every session in order, immediate is a crash.</param>
    public void Stop(string mode = "immediate") => Program("pg_ctl", "-D", Data, "-m", mode, "-w", "stop");

    /// <summary>Ends the server as the kernel does, with nothing written out; its own processes follow it.</summary>
    public void Kill()
    {
        var id = int.Parse(
            File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(),
            System.Globalization.CultureInfo.InvariantCulture
        );
        using var server = Process.GetProcessById(id);
        server.Kill();
        server.WaitForExit();
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            {
                Stop();
            }

            Directory.Delete(_folder, recursive: true);
        }
    }

    private string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The server refuses to run as root.
    private void Program(string name, params string[] arguments)
    {
        var program = Path.Combine(_programs, name);
        if (IsRoot)
        {
            Run("runuser", ["-u", "postgres", "--", program, .. arguments]);
        }
        else
        {
            Run(program, arguments);
        }
    }

    private void Run(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = _folder, UseShellExecute = false };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
