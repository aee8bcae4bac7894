using System.Globalization;
using System.Text;

namespace DefenderXdr.Benchmarks;

/// <summary>A hunting result in Graph's shape, made once: process events of some hundred devices, the same ones each time.</summary>
internal sealed class RecordedHunt
{
    /// <summary>The query that it answers.</summary>
    public const string Query = "DeviceProcessEvents";

    private static readonly (string Name, string Type)[] Schema =
    [
        ("Timestamp", "DateTime"), ("DeviceId", "String"), ("DeviceName", "String"), ("ActionType", "String"),
        ("FileName", "String"), ("FolderPath", "String"), ("SHA1", "String"), ("FileSize", "Int64"),
        ("ProcessId", "Int64"), ("ProcessCommandLine", "String"), ("AccountName", "String"), ("AccountSid", "String"),
        ("IsInitiatingProcessRemoteSession", "SByte"), ("InitiatingProcessFileName", "String"), ("ReportId", "Int64"), ("AdditionalFields", "Object"),
    ];

    private static readonly string[] Programs = ["chrome.exe", "svchost.exe", "powershell.exe", "cmd.exe", "conhost.exe", "msedge.exe", "OneDrive.exe", "MsMpEng.exe", "rundll32.exe", "taskhostw.exe"];

    private readonly byte[] head;
    private readonly byte[] rows;
    private readonly byte[] tail = Encoding.UTF8.GetBytes("]}");

    public RecordedHunt(int count)
    {
        head = Encoding.UTF8.GetBytes($$"""{"schema":[{{string.Join(',', Schema.Select(column => $$"""{"name":"{{column.Name}}","type":"{{column.Type}}"}"""))}}],"results":[""");
        rows = Encoding.UTF8.GetBytes(string.Join(",\n", Rows(count)));
    }

    public static int Columns => Schema.Length;

    public int Bytes => head.Length + rows.Length + tail.Length;

    /// <summary>The query for the same rows several times over.</summary>
    public static string QueryOf(int times) => times == 1 ? Query : $"{Query} | take {times}";

    /// <summary>The answer to a query in pieces.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Answer(string query)
    {
        var times = query.Split("take ") is [_, var count] ? int.Parse(string.Concat(count.TakeWhile(char.IsDigit)), CultureInfo.InvariantCulture) : 1;
        yield return head;
        for (var i = 0; i < times; i++)
        {
            if (i > 0) yield return new byte[] { (byte)',' };
            for (var at = 0; at < rows.Length; at += Piece) yield return rows.AsMemory(at, Math.Min(Piece, rows.Length - at));
        }
        yield return tail;
    }

    /// <summary>The whole answer.</summary>
    public Stream Open() => new MemoryStream([.. head, .. rows, .. tail]);

    private const int Piece = 64 * 1024;

    private static IEnumerable<string> Rows(int count)
    {
        var random = new Random(1);
        var devices = Enumerable.Range(0, 300).Select(i => (Id: Hex(random, 20), Name: $"ws-{i:000}.contoso.com")).ToArray();
        var users = Enumerable.Range(0, 200).Select(i => (Name: $"user{i:000}", Sid: $"S-1-5-21-{random.Next()}-{random.Next()}-{1000 + i}")).ToArray();
        var hashes = Enumerable.Range(0, 400).Select(_ => Hex(random, 20)).ToArray();
        var time = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < count; i++)
        {
            time = time.AddTicks(random.Next(50_000_000));
            var device = devices[random.Next(devices.Length)];
            var user = users[random.Next(users.Length)];
            var program = Programs[random.Next(Programs.Length)];
            yield return string.Create(CultureInfo.InvariantCulture, $$"""
                {"Timestamp":"{{time:yyyy-MM-dd'T'HH:mm:ss.fffffff}}Z","DeviceId":"{{device.Id}}","DeviceName":"{{device.Name}}","ActionType":"ProcessCreated","FileName":"{{program}}","FolderPath":"C:\\Windows\\System32\\{{program}}","SHA1":"{{hashes[random.Next(hashes.Length)]}}","FileSize":{{random.Next(10_000_000)}},"ProcessId":{{random.Next(1, 60_000)}},"ProcessCommandLine":"\"{{program}}\" --channel={{random.Next()}} /prefetch:{{random.Next(9)}}","AccountName":"{{user.Name}}","AccountSid":"{{user.Sid}}","IsInitiatingProcessRemoteSession":{{random.Next(2)}},"InitiatingProcessFileName":"{{Programs[random.Next(Programs.Length)]}}","ReportId":{{1_000_000 + i}},"AdditionalFields":{{(random.Next(3) == 0 ? $$"""{"Depth":{{random.Next(40)}}}""" : "null")}}}
                """);
        }
    }

    private static string Hex(Random random, int bytes)
    {
        var value = new byte[bytes];
        random.NextBytes(value);
        return Convert.ToHexStringLower(value);
    }
}
