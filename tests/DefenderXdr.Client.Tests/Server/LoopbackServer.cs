using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DefenderXdr.Tests.Server;

/// <summary>An HTTP/1.1 server on 127.0.0.1 that answers by script and remembers what it was asked.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentQueue<ReceivedRequest> requests = new();
    private readonly TaskCompletionSource clientGone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<ReceivedRequest, Answer> script;
    private int connections;

    public LoopbackServer(Func<ReceivedRequest, Answer> script)
    {
        this.script = script;
        listener.Start();
        Root = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    /// <summary>Answers in this order. A request too many gets 418, which no test takes for anything else.</summary>
    public LoopbackServer(params Answer[] answers)
        : this(InOrder(answers))
    {
    }

    public Uri Root { get; }

    /// <summary>The requests so far, in the order of their arrival.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. requests];

    /// <summary>How many connections were made, requests or not.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Ends when a client has left an answer before its end.</summary>
    public Task ClientGone => clientGone.Task;

    /// <summary>A port on which nobody listens.</summary>
    public static Uri Nobody()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndpoint).Port}");
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        ending.Dispose();
    }

    private static Func<ReceivedRequest, Answer> InOrder(Answer[] answers)
    {
        var next = -1;
        return _ => Interlocked.Increment(ref next) is var i && i < answers.Length ? answers[i] : Answer.Status(418);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(ending.Token);
                Interlocked.Increment(ref connections);
                _ = ServeAsync(client, ending.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The server has ended.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken ended)
    {
        using (client)
        {
            var connection = client.GetStream();
            while (await ReadAsync(connection, ended) is { } request)
            {
                requests.Enqueue(request);
                var answer = script(request);
                try
                {
                    await answer.SendAsync(connection, ended);
                }
                catch (IOException)
                {
                    clientGone.TrySetResult();
                    return;
                }
                if (answer.KeepsConnection) continue;
                return;
            }
        }
    }

    private static async Task<ReceivedRequest?> ReadAsync(NetworkStream connection, CancellationToken ended)
    {
        try
        {
            var head = new List<byte>();
            var one = new byte[1];
            while (!EndsHead(head))
            {
                if (await connection.ReadAsync(one, ended) == 0) return null;
                head.Add(one[0]);
            }

            var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            var start = lines[0].Split(' ');
            var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(h => h[0], h => h[1].Trim(), StringComparer.OrdinalIgnoreCase);
            var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 0];
            await connection.ReadExactlyAsync(body, ended);
            return new ReceivedRequest(start[0], start[1], headers, Encoding.UTF8.GetString(body));
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private static bool EndsHead(List<byte> head) => head.Count >= 4 && head[^4..] is [13, 10, 13, 10];
}
