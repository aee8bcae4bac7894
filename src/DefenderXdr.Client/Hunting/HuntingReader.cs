using DefenderXdr.Http;
using DefenderXdr.Json;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>A hunting answer, a row at a time while the body arrives, in either spelling (<c>Schema</c> or <c>schema</c>) and order.</summary>
internal sealed class HuntingReader(ApiResponse response, CancellationToken cancellationToken) : IDisposable
{
    private readonly JsonBody body = new(response, cancellationToken);
    private readonly Queue<object?> early = new();
    private bool opened;
    private bool inRows;
    private bool ended;

    /// <summary>The columns, once they were read; also when there are no rows.</summary>
    public HuntingSchema? Schema { get; private set; }

    /// <summary>The next row, or null at the end.</summary>
    public HuntingRow? Next()
    {
        if (!opened)
        {
            body.Open();
            opened = true;
        }
        return body.Read(Advance);
    }

    public void Dispose() => body.Dispose();

    private HuntingRow? Advance(JsonReader json)
    {
        while (true)
        {
            if (Schema is not null && early.Count > 0) return RowOf(early.Dequeue(), Schema);
            if (ended) return null;
            if (!inRows)
            {
                ReadEnvelope(json);
                continue;
            }

            if (!json.Read()) throw new JsonReaderException("The JSON ends in the middle of the rows.");
            if (json.TokenType == JsonToken.EndArray) inRows = false;
            else if (json.TokenType != JsonToken.StartObject) throw new JsonReaderException("The rows have something else than objects in them.");
            else if (Schema is not null) return ReadRow(json, Schema);
            else early.Enqueue(JsonValues.Read(json));
        }
    }

    private void ReadEnvelope(JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            var name = ((string)json.Value!).ToUpperInvariant();
            if (!json.Read()) break;
            if (name == "SCHEMA" && json.TokenType == JsonToken.StartArray) Schema = ReadSchema(json);
            else if (name == "RESULTS" && json.TokenType == JsonToken.StartArray)
            {
                inRows = true;
                return;
            }
            else json.Skip();
        }
        if (json.TokenType != JsonToken.EndObject) throw new JsonReaderException("The JSON ends before the result does.");
        if (Schema is null) throw body.Fault(ErrorIds.ResponseNotJson, "The answer is JSON without a schema in it.");
        ended = true;
    }

    private static HuntingSchema ReadSchema(JsonReader json)
    {
        var columns = new List<(string, string)>();
        foreach (var column in ((object?[])JsonValues.Read(json)!).OfType<IDictionary<string, object?>>())
            columns.Add((Member(column, "name"), Member(column, "type")));
        return new HuntingSchema(columns);

        static string Member(IDictionary<string, object?> column, string name) => column.TryGetValue(name, out var value) ? value as string ?? "" : "";
    }

    private static HuntingRow ReadRow(JsonReader json, HuntingSchema schema)
    {
        var values = new object?[schema.Columns.Count];
        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            var index = schema.WireIndexOf((string)json.Value!);
            if (!json.Read()) break;
            var value = JsonValues.Read(json);
            if (index >= 0) values[index] = schema.Converters[index](value);
        }
        if (json.TokenType != JsonToken.EndObject) throw new JsonReaderException("The JSON ends in the middle of a row.");
        return new HuntingRow(schema, values);
    }

    private static HuntingRow RowOf(object? members, HuntingSchema schema)
    {
        var values = new object?[schema.Columns.Count];
        foreach (var member in (IDictionary<string, object?>)members!)
        {
            var index = schema.WireIndexOf(member.Key);
            if (index >= 0) values[index] = schema.Converters[index](member.Value);
        }
        return new HuntingRow(schema, values);
    }
}
