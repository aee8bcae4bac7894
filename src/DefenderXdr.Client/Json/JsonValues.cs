using System.Globalization;
using Newtonsoft.Json;

namespace DefenderXdr.Json;

/// <summary>JSON of any shape as plain .NET values: text, numbers, booleans, null, arrays and dictionaries.</summary>
/// <remarks>No JToken: those print badly, do not survive ConvertTo-Json, and tie callers to a library.</remarks>
internal static class JsonValues
{
    /// <summary>Reads the value that the reader stands on and leaves the reader on its last token.</summary>
    public static object? Read(JsonReader reader) => reader.TokenType switch
    {
        JsonToken.StartObject => ReadObject(reader),
        JsonToken.StartArray => ReadArray(reader),
        _ => reader.Value,
    };

    /// <summary>The value as text, numbers and booleans in JSON's own spelling.</summary>
    public static string? Text(JsonReader reader) => reader.Value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };

    /// <summary>Adds a member under its own name, or a numbered one when a differently spelt twin is there already.</summary>
    public static void AddTo(IDictionary<string, object?> members, string name, object? value)
    {
        var free = name;
        for (var n = 2; members.ContainsKey(free); n++) free = name + "_" + n.ToString(CultureInfo.InvariantCulture);
        members[free] = value;
    }

    private static Dictionary<string, object?> ReadObject(JsonReader reader)
    {
        var members = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read() && reader.TokenType != JsonToken.EndObject)
        {
            var name = (string)reader.Value!;
            if (!reader.Read()) break;
            AddTo(members, name, Read(reader));
        }
        RequireEnd(reader, JsonToken.EndObject);
        return members;
    }

    private static object?[] ReadArray(JsonReader reader)
    {
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonToken.EndArray) items.Add(Read(reader));
        RequireEnd(reader, JsonToken.EndArray);
        return [.. items];
    }

    private static void RequireEnd(JsonReader reader, JsonToken end)
    {
        if (reader.TokenType != end) throw new JsonReaderException("The JSON ends in the middle of a value.");
    }
}
