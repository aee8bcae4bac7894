using DefenderXdr.Json;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>Indicators in JSON: a list of them, one on each line, an answer of the API, or the body of a request to it.</summary>
internal static class IndicatorJson
{
    private static readonly string[] Lists = ["value", "Indicators"];

    public static IEnumerable<IndicatorRow> Read(string path, string text, Action<string> warn)
    {
        var rows = new List<IndicatorRow>();
        var others = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, SupportMultipleContent = true, MaxDepth = 64 };
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonToken.StartArray) Items(reader);
                else Item(reader);
            }
        }
        catch (JsonException e)
        {
            throw DefenderErrors.Create(ErrorIds.IndicatorFileInvalid, $"The file '{path}' is no JSON: {e.Message}", inner: e);
        }
        if (others.Count > 0) warn($"'{path}' has members that this module does not know, and sends as they are: {string.Join(", ", others)}.");
        return rows;

        void Items(JsonTextReader json)
        {
            while (json.Read() && json.TokenType != JsonToken.EndArray) Item(json);
        }

        void Item(JsonTextReader json)
        {
            var line = json.LineNumber;
            if (json.TokenType != JsonToken.StartObject) throw DefenderErrors.Create(ErrorIds.IndicatorFileInvalid, $"On line {line} of '{path}' is something else than an object.");
            var members = (IDictionary<string, object?>)JsonValues.Read(json)!;
            if (Lists.Select(name => members.TryGetValue(name, out var value) ? value as object?[] : null).FirstOrDefault(list => list is not null) is { } items)
            {
                foreach (var item in items) Add(item as IDictionary<string, object?> ?? throw DefenderErrors.Create(ErrorIds.IndicatorFileInvalid, $"The list of '{path}' has something else than objects in it."), line);
            }
            else Add(members, line);
        }

        void Add(IDictionary<string, object?> members, int line)
        {
            var (row, place) = IndicatorFile.NewRow(path, line);
            foreach (var member in members)
            {
                if (IndicatorFile.FieldOf(member.Key) is { } field)
                {
                    if (field == IndicatorFields.Value) place.Value = member.Value as string;
                    row.Say(field, member.Value);
                }
                else if (!IndicatorFile.IsOrigin(member.Key) && member.Key.FirstOrDefault() != '@')
                {
                    others.Add(member.Key);
                    row.Keep(member.Key, member.Value);
                }
            }
            rows.Add(row.Close());
        }
    }
}
