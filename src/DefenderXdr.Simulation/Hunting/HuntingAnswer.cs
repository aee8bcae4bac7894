using System.Globalization;
using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>A query's result in the shape of each API.</summary>
internal static class HuntingAnswer
{
    internal static SimulatedResponse Graph(Call call, IReadOnlyList<KqlColumn> columns, List<object?[]> rows) => call.Answer(json =>
    {
        json.WriteStartObject();
        json.Member("@odata.context", call.Context("microsoft.graph.security.huntingQueryResults"));
        Table(json, columns, rows, "schema", "name", "type", "results");
        json.WriteEndObject();
    });

    internal static SimulatedResponse Endpoint(Call call, IReadOnlyList<KqlColumn> columns, List<object?[]> rows) => call.Answer(json =>
    {
        json.WriteStartObject();
        Table(json, columns, rows, "Schema", "Name", "Type", "Results");
        json.WriteEndObject();
    });

    internal static SimulatedResponse Xdr(Call call, IReadOnlyList<KqlColumn> columns, List<object?[]> rows) => call.Answer(json =>
    {
        json.WriteStartObject();
        json.StartObject("Stats");
        Statistics(json, rows.Count, columns.Count);
        json.WriteEndObject();
        Table(json, columns, rows, "Schema", "Name", "Type", "Results");
        json.WriteEndObject();
    });

    // Made up, but growing with the result; no real engine ran.
    private static void Statistics(JsonTextWriter json, int rows, int columns)
    {
        json.WritePropertyName("ExecutionTime");
        json.WriteValue(0.03125 + rows / 100_000.0);
        json.StartObject("resource_usage");
        json.StartObject("cache");
        foreach (var kind in new[] { "memory", "disk" })
        {
            json.StartObject(kind);
            json.Member("hits", rows);
            json.Member("misses", 0L);
            json.Member("total", rows);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.StartObject("cpu");
        json.Member("user", "00:00:00.0156250");
        json.Member("kernel", "00:00:00");
        json.Member("total cpu", "00:00:00.0156250");
        json.WriteEndObject();
        json.StartObject("memory");
        json.Member("peak_per_node", 16_777_216L);
        json.WriteEndObject();
        json.WriteEndObject();
        json.StartArray("dataset_statistics");
        json.WriteStartObject();
        json.Member("table_row_count", rows);
        json.Member("table_size", (long)rows * columns * 24);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Table(JsonTextWriter json, IReadOnlyList<KqlColumn> columns, List<object?[]> rows, string schema, string name, string type, string results)
    {
        json.StartArray(schema);
        foreach (var column in columns)
        {
            json.WriteStartObject();
            json.Member(name, column.Name);
            json.Member(type, column.Type.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.StartArray(results);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < row.Length; i++)
            {
                json.WritePropertyName(columns[i].Name, escape: false);
                Value(json, columns[i], row[i]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Value(JsonTextWriter json, KqlColumn column, object? value)
    {
        switch (value)
        {
            case DateTime time:
                json.WriteValue(time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
                break;
            case bool truth:
                json.WriteValue(truth ? 1 : 0);
                break;
            case long number:
                json.WriteValue(number);
                break;
            case double number when !double.IsNaN(number) && !double.IsInfinity(number):
                json.WriteValue(number);
                break;
            case decimal number:
                json.WriteValue(number);
                break;
            case not null when column.Type is not KqlType.String:
                json.WriteRawValue(JsonConvert.SerializeObject(KqlDynamic.ToJson(value)));
                break;
            case null when column.Type != KqlType.String:
                json.WriteNull();
                break;
            default:
                json.WriteValue((string?)value ?? "");
                break;
        }
    }
}
