using System.Net;
using System.Net.Sockets;

namespace Auth.Core.Storage.Tests.Support;

/// <summary>How the network between a store and its server is.</summary>
public enum Network
{
    /// <summary>As it should be.</summary>
    Sound,

    /// <summary>Every packet takes a twentieth of a second longer.</summary>
    Far,

    /// <summary>Every packet takes longer than anybody waits.</summary>
    Slow,

    /// <summary>Nobody listens, and what was open is closed.</summary>
    Refused,

    /// <summary>Each connection is closed as the first byte of an answer comes: the question has been carried out.</summary>
    Cut,

    /// <summary>Connections are taken and bytes too, and nothing ever comes back.</summary>
    Silent,
}

/// <summary>A relay on the loopback address that behaves as the network of the moment does.</summary>
internal sealed class TcpProxy : IDisposable
{
    private static readonly TimeSpan FarDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SlowDelay = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly HashSet<Socket> _open = [];
    private readonly int _target;
    private TcpListener _listener;
    private Network _network;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TcpProxy(int target)
    {
        _target = target;
        _listener = Listen(port: 0);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    /// <summary>Changes the network; what was held back flows on where the new one lets it.</summary>
    public void Become(Network network)
    {
        lock (_gate)
        {
            var wasRefused = _network == Network.Refused;
            _network = network;
            if (network == Network.Refused)
            {
                _listener.Dispose();
                CloseAll();
            }
            else if (wasRefused)
            {
                _listener = Listen(Port);
            }

            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_gate)
        {
            CloseAll();
        }
    }

    private TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = Task.Run(async () =>
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync();
                _ = Task.Run(() => RelayAsync(client));
            }
        });
        return listener;
    }

    private async Task RelayAsync(Socket client)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        lock (_gate)
        {
            _open.Add(client);
            _open.Add(server);
        }

        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(PumpAsync(client, server, isAnswer: false), PumpAsync(server, client, isAnswer: true));
        }
        catch (SocketException)
        {
            // The server is gone, and with it this connection.
        }
        finally
        {
            lock (_gate)
            {
                Close(client);
                Close(server);
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool isAnswer)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count && await PassesAsync(isAnswer))
            {
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Either side has gone.
        }
    }

    // Waits as long as the network holds a packet back; false where it closes the connection.
    private async Task<bool> PassesAsync(bool isAnswer)
    {
        while (true)
        {
            Network network;
            Task changed;
            lock (_gate)
            {
                (network, changed) = (_network, _changed.Task);
            }

            var delay = network switch
            {
                Network.Far => FarDelay,
                Network.Slow => SlowDelay,
                Network.Silent => Timeout.InfiniteTimeSpan,
                _ => TimeSpan.Zero,
            };
            if (delay == TimeSpan.Zero || await Task.WhenAny(changed, Task.Delay(delay)) != changed)
            {
                return !(network == Network.Cut && isAnswer);
            }
        }
    }

    private void CloseAll()
    {
        foreach (var socket in _open.ToList())
        {
            Close(socket);
        }
    }

    private void Close(Socket socket)
    {
        _open.Remove(socket);
        socket.Dispose();
    }
}
