using DefenderXdr.Http;
using DefenderXdr.Json;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>A hunting answer, some rows at a time while the body arrives, in either spelling (<c>Schema</c> or <c>schema</c>) and order.</summary>
internal sealed class HuntingReader : IDisposable
{
    // As many rows at the most at a time.
    private const int Bunch = 64;

    private readonly JsonBody body;
    // Rows that came before the schema, as text.
    private readonly Queue<string> early = new();
    private readonly Queue<string> warnings = new();
    private HuntingRowReader? rows;
    private IReadOnlyList<HuntingRow>? first;
    private DefenderException? broken;
    private bool inRows;
    private bool ended;

    private readonly bool expandDynamic;

    private HuntingReader(JsonBody body, bool expandDynamic)
    {
        this.body = body;
        this.expandDynamic = expandDynamic;
    }

    /// <summary>The columns; also when there are no rows.</summary>
    public HuntingSchema? Schema => rows?.Schema;

    /// <summary>What the service says about the run, once that has come; null where it says nothing.</summary>
    public IDictionary<string, object?>? Statistics { get; private set; }

    /// <summary>The next thing that the user must know about the rows, once; null when there is none.</summary>
    public string? NextWarning() => warnings.Count > 0 ? warnings.Dequeue() : null;

    /// <summary>Reads up to the first rows.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="expandDynamic">Whether dynamic columns are read as values, and not as text.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    public static HuntingReader Open(ApiResponse response, bool expandDynamic, CancellationToken cancellationToken)
    {
        var reader = new HuntingReader(new JsonBody(response, cancellationToken), expandDynamic);
        try
        {
            reader.body.Open();
            reader.first = reader.Read();
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>The next rows: those that have arrived, one at least; none at the end.</summary>
    public IReadOnlyList<HuntingRow> Next()
    {
        if (first is not { } rows) return Read();
        first = null;
        return rows;
    }

    public void Dispose() => body.Dispose();

    private List<HuntingRow> Read()
    {
        if (broken is not null) throw broken;
        var bunch = new List<HuntingRow>(Bunch);
        try
        {
            body.Read(json => Fill(bunch, json));
        }
        catch (DefenderException e) when (bunch.Count > 0)
        {
            // Those that are here first.
            broken = e;
        }
        return bunch;
    }

    // No row waits for bytes that are not here yet: the next one is taken to be about as long as the last one.
    private bool Fill(List<HuntingRow> bunch, JsonTokens json)
    {
        var length = 0L;
        while (bunch.Count < Bunch && (bunch.Count == 0 || json.Ahead >= length))
        {
            var start = json.Place;
            if (Advance(json) is not { } row) return false;
            bunch.Add(row);
            length = json.Place - start;
        }
        return true;
    }

    private HuntingRow? Advance(JsonTokens json)
    {
        while (true)
        {
            if (rows is not null && early.Count > 0) return ReadEarly(early.Dequeue());
            if (ended) return null;
            if (!inRows)
            {
                ReadEnvelope(json);
                continue;
            }

            if (!json.Read()) throw new JsonReaderException("The JSON ends in the middle of the rows.");
            if (json.TokenType == JsonToken.EndArray) inRows = false;
            else if (json.TokenType != JsonToken.StartObject) throw new JsonReaderException("The rows have something else than objects in them.");
            else if (rows is not null) return rows.Read(json);
            else early.Enqueue(json.ReadRawObject());
        }
    }

    private void ReadEnvelope(JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            var name = ((string)json.Value!).ToUpperInvariant();
            if (!json.Read()) break;
            if (name == "SCHEMA" && json.TokenType == JsonToken.StartArray) rows = new HuntingRowReader(ReadSchema(json), warnings);
            else if (name == "RESULTS" && json.TokenType == JsonToken.StartArray)
            {
                inRows = true;
                return;
            }
            else if (name == "STATS") Statistics = JsonValues.Read(json) as IDictionary<string, object?>;
            else json.Skip();
        }
        if (json.TokenType != JsonToken.EndObject) throw new JsonReaderException("The JSON ends before the result does.");
        if (rows is null) throw body.Fault(ErrorIds.ResponseNotJson, "The answer is JSON without a schema in it.");
        ended = true;
    }

    private HuntingSchema ReadSchema(JsonReader json)
    {
        var columns = new List<(string, string)>();
        foreach (var column in ((object?[])JsonValues.Read(json)!).OfType<IDictionary<string, object?>>())
            columns.Add((Member(column, "name"), Member(column, "type")));
        return new HuntingSchema(columns, expandDynamic);

        static string Member(IDictionary<string, object?> column, string name) => column.TryGetValue(name, out var value) ? value as string ?? "" : "";
    }

    private HuntingRow ReadEarly(string text)
    {
        using var json = new JsonTokens(new StringReader(text), JsonNames.Shared);
        json.Read();
        return rows!.Read(json);
    }
}
