using System.IO.Compression;
using System.Text;

namespace DefenderXdr.Tests.Server;

/// <summary>What the loopback server does with a request: a script of bytes, pauses and breaks.</summary>
internal sealed class Answer
{
    private readonly List<Func<Stream, CancellationToken, Task>> steps = [];

    /// <summary>Whether the connection is good for another request.</summary>
    public bool KeepsConnection { get; private set; } = true;

    public static Answer Json(string body, int status = 200, params (string Name, string Value)[] headers) =>
        Of(status, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body), headers);

    public static Answer Status(int status, params (string Name, string Value)[] headers) => Of(status, null, [], headers);

    public static Answer Html(string body, int status = 200) => Of(status, "text/html", Encoding.UTF8.GetBytes(body));

    public static Answer Gzip(string body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(body));
        return Of(200, "application/json", packed.ToArray(), ("Content-Encoding", "gzip"));
    }

    public static Answer Of(int status, string? contentType, byte[] body, params (string Name, string Value)[] headers)
    {
        var type = contentType is null ? "" : $"Content-Type: {contentType}\r\n";
        var more = string.Concat(headers.Select(h => $"{h.Name}: {h.Value}\r\n"));
        return new Answer().Then($"HTTP/1.1 {status} Scripted\r\n{type}{more}Content-Length: {body.Length}\r\n\r\n").Then(body);
    }

    /// <summary>A JSON body of a stated length; what follows may be less than that.</summary>
    public static Answer JsonOfLength(int length, int status = 200) =>
        new Answer().Then($"HTTP/1.1 {status} Scripted\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n");

    /// <summary>The head of a JSON body in chunks.</summary>
    public static Answer Chunked() => new Answer().Then("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");

    public Answer Chunk(string text) => Then($"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n");

    public Answer LastChunk() => Then("0\r\n\r\n");

    public Answer Then(string text) => Then(Encoding.UTF8.GetBytes(text));

    public Answer Then(byte[] bytes) => Do(async (connection, ended) =>
    {
        await connection.WriteAsync(bytes, ended);
        await connection.FlushAsync(ended);
    });

    public Answer Pause(TimeSpan time) => Do((_, ended) => Task.Delay(time, ended));

    /// <summary>Says nothing more until something has happened.</summary>
    public Answer Until(Task happening) => Do((_, ended) => happening.WaitAsync(ended));

    /// <summary>Closes the connection, whatever was announced.</summary>
    public Answer Cut()
    {
        KeepsConnection = false;
        return this;
    }

    /// <summary>Says nothing more until the client gives up.</summary>
    public Answer Hang()
    {
        KeepsConnection = false;
        return Do(async (connection, ended) =>
        {
            if (await connection.ReadAsync(new byte[1], ended) == 0) throw new IOException("The client left.");
        });
    }

    /// <summary>Sends the same chunk again and again until the client gives up.</summary>
    public Answer Endless(Func<int, string> chunk)
    {
        KeepsConnection = false;
        return Do(async (connection, ended) =>
        {
            for (var n = 0; ; n++)
            {
                var text = chunk(n);
                await connection.WriteAsync(Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n"), ended);
            }
        });
    }

    internal async Task SendAsync(Stream connection, CancellationToken ended)
    {
        foreach (var step in steps) await step(connection, ended);
    }

    private Answer Do(Func<Stream, CancellationToken, Task> step)
    {
        steps.Add(step);
        return this;
    }
}
