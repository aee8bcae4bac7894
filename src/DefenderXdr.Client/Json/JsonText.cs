using System.Collections;
using System.Globalization;
using Newtonsoft.Json;

namespace DefenderXdr.Json;

/// <summary>Plain .NET values as JSON text: the other way round from <see cref="JsonValues"/>.</summary>
internal static class JsonText
{
    private const int MaxDepth = 100;

    /// <summary>The text, with dates as the services take them.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>: the value holds itself, or more levels than any service reads.</exception>
    public static string Of(object? value)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var json = new JsonTextWriter(text)) Write(json, value, depth: 0);
        return text.ToString();
    }

    private static void Write(JsonTextWriter json, object? value, int depth)
    {
        if (depth > MaxDepth) throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"The body has more than {MaxDepth} levels, or holds itself.");
        switch (value)
        {
            case DateTimeOffset time:
                json.WriteValue(Iso8601.Format(time));
                break;
            case DateTime time:
                json.WriteValue(Iso8601.Format(time));
                break;
            case Enum or Guid or Uri or TimeSpan or Version:
                json.WriteValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case IDictionary members:
                json.WriteStartObject();
                foreach (DictionaryEntry member in members)
                {
                    json.WritePropertyName(Convert.ToString(member.Key, CultureInfo.InvariantCulture)!);
                    Write(json, member.Value, depth + 1);
                }
                json.WriteEndObject();
                break;
            case IEnumerable items and not (string or byte[]):
                json.WriteStartArray();
                foreach (var item in items) Write(json, item, depth + 1);
                json.WriteEndArray();
                break;
            default:
                json.WriteValue(value);
                break;
        }
    }
}
