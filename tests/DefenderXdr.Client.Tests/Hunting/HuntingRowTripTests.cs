using System.Globalization;
using System.Text;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;

namespace DefenderXdr.Tests.Hunting;

/// <summary>Any row of any supported types: from the service's JSON over a socket to an object, and on to JSON lines and CSV on disk.</summary>
[Collection(HuntingRowTypeTests.TypeCache)]
public sealed class HuntingRowTripTests : IDisposable
{
    private static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(300);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Every_value_arrives_in_its_place_with_its_type() => Prop.ForAll(RandomRows.Arbitrary, columns =>
    {
        var rows = RowsOf(columns);
        Assert.Equal(columns[0].Cells.Count, rows.Count);
        for (var i = 0; i < rows.Count; i++) Assert.Equal(columns.Select(column => column.Cells[i].Value), rows[i].Values);
    }).Check(Some);

    [Fact]
    public void JSON_lines_hold_every_value() => Prop.ForAll(RandomRows.Arbitrary, columns =>
    {
        var rows = RowsOf(columns);
        var lines = Encoding.UTF8.GetString(Saved(rows, "rows.jsonl")).Split('\n')[..^1];
        Assert.Equal(rows.Count, lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            using var reader = new JsonTextReader(new StringReader(lines[i])) { DateParseHandling = DateParseHandling.None };
            Assert.True(reader.Read());
            foreach (var column in rows[i].Schema.Columns)
            {
                Assert.True(reader.Read());
                Assert.Equal(Encodable(column.Name), reader.Value);
                reader.FloatParseHandling = column.Type == "Decimal" ? FloatParseHandling.Decimal : FloatParseHandling.Double;
                Assert.True(reader.Read());
                Assert.Equal(rows[i][column.Name] is string text ? Encodable(text) : rows[i][column.Name], Read(reader.Value, column.Type));
            }
            Assert.True(reader.Read());
            Assert.Equal(JsonToken.EndObject, reader.TokenType);
        }
    }).Check(Some);

    [Fact]
    public void CSV_holds_every_value() => Prop.ForAll(RandomRows.Arbitrary, columns =>
    {
        var rows = RowsOf(columns);
        var bytes = Saved(rows, "rows.csv");
        Assert.False(bytes is [0xEF, 0xBB, 0xBF, ..]);
        var records = Records(Encoding.UTF8.GetString(bytes));
        if (rows.Count == 0) return;

        Assert.Equal(rows[0].Schema.Columns.Select(column => Encodable(column.Name)), records[0]);
        Assert.Equal(rows.Count, records.Count - 1);
        for (var i = 0; i < rows.Count; i++)
            Assert.Equal(rows[i].Values.Select(value => value is string text ? Encodable(text) : value), rows[i].Schema.Columns.Select((column, n) => Read(records[i + 1][n], column.Type)));
    }).Check(Some);

    private static List<HuntingRow> RowsOf(RandomColumn[] columns) => Task.Run(async () =>
    {
        await using var server = new LoopbackServer(Answer.Json(RandomRows.Body(columns)));
        return await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph).ToListAsync();
    }).GetAwaiter().GetResult();

    private byte[] Saved(List<HuntingRow> rows, string name)
    {
        using var file = new HuntingFile(Path.Combine(folder.FullName, name));
        using var part = file.Begin(withOrigin: false);
        foreach (var row in rows) part.Write(row);
        file.Add(part);
        Assert.True(file.Keep());
        return File.ReadAllBytes(file.Path);
    }

    private static object? Read(object? value, string type) => value is not string text ? value is long number && type == "Int32" ? (int)number : value : type switch
    {
        "Int64" => long.Parse(text, CultureInfo.InvariantCulture),
        "Int32" => int.Parse(text, CultureInfo.InvariantCulture),
        "Double" => double.Parse(text, CultureInfo.InvariantCulture),
        "Decimal" => decimal.Parse(text, CultureInfo.InvariantCulture),
        "SByte" => bool.Parse(text),
        "Guid" => Guid.ParseExact(text, "D"),
        "TimeSpan" => TimeSpan.ParseExact(text, "c", CultureInfo.InvariantCulture),
        "DateTime" => DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        _ => text,
    };

    [Fact]
    public void Where_no_types_are_made_the_same_is_written() => Prop.ForAll(RandomRows.Arbitrary, columns =>
    {
        foreach (var row in RowsOf(columns))
        {
            var plain = new HuntingValuesRow(row.Schema);
            for (var i = 0; i < columns.Length; i++) plain.Set(i, row.Get(i));
            foreach (var (one, other) in new (RowWriter, RowWriter)[] { (new JsonRowWriter(withOrigin: true), new JsonRowWriter(withOrigin: true)), (new CsvRowWriter(withOrigin: false), new CsvRowWriter(withOrigin: false)) })
            {
                one.Row(row);
                other.Row(plain);
                Assert.Equal(new string(one.Buffer, 0, one.Length), new string(other.Buffer, 0, other.Length));
            }
        }
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Half_a_character_is_escaped_in_JSON()
    {
        var row = Assert.Single(RowsOf([new RandomColumn("a", "String", [new("\"x\\ud83dy\\ud83d\\ude00\"", "x\ud83dy\ud83d\ude00")])]));
        Assert.Equal("{\"a\":\"x\\ud83dy\ud83d\ude00\"}", new JsonRowWriter(withOrigin: false).TextOf(row));
    }

    // UTF-8 has no half characters, and this reader has none either.
    private static string Encodable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    // RFC 4180, with nothing for null.
    private static List<List<string?>> Records(string csv)
    {
        var records = new List<List<string?>>();
        var at = 0;
        while (at < csv.Length)
        {
            var record = new List<string?>();
            do
            {
                if (record.Count > 0) at++;
                record.Add(Field(csv, ref at));
            }
            while (csv[at] == ',');
            Assert.Equal("\r\n", csv.Substring(at, 2));
            at += 2;
            records.Add(record);
        }
        return records;
    }

    private static string? Field(string csv, ref int at)
    {
        var start = at;
        if (csv[at] != '"')
        {
            at = csv.IndexOfAny([',', '\r', '\n', '"'], at);
            return at == start ? null : csv[start..at];
        }

        var text = new StringBuilder();
        for (at++; csv[at] != '"' || csv[at + 1] == '"'; at++)
        {
            text.Append(csv[at]);
            if (csv[at] == '"') at++;
        }
        at++;
        return text.ToString();
    }
}
