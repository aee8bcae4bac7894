using System.Globalization;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Evidence;

/// <summary>Payloads made from the metadata: every property filled, each value another.</summary>
internal sealed class GraphPayload
{
    private const int Depth = 3;
    private int number;

    private GraphPayload() { }

    public static JObject Of(string type) => new GraphPayload().Object(type, Depth);

    private JObject Object(string type, int depth)
    {
        if (type == "AlertEvidence") type = "AmazonResourceEvidence";
        var json = new JObject();
        if (GraphSchema.IsEvidence(type)) json["@odata.type"] = GraphSchema.ODataType(type);
        foreach (var property in GraphSchema.Properties(type))
            if (depth > 0 || IsPlain(property.ItemType))
                json[property.Name] = property.IsList ? new JArray(Value(property, depth), Value(property, depth)) : Value(property, depth);
        return json;
    }

    private JToken Value(GraphProperty property, int depth)
    {
        number++;
        return property.ItemType switch
        {
            "string" => $"text {number}",
            "guid" => $"00000000-0000-4000-8000-{number:D12}",
            "long" => 5_000_000_000 + number,
            "int" => number,
            "double" => number + 0.25,
            "bool" => number % 2 == 0,
            "DateTimeOffset" => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(number).AddTicks(1234567).ToString("O", CultureInfo.InvariantCulture),
            "enum" => GraphSchema.EnumValues(property.EnumType!)[number % GraphSchema.EnumValues(property.EnumType!).Count],
            "Dictionary" => new JObject { ["app"] = $"label {number}", ["tier"] = $"label {number}b" },
            var type => Object(type, depth - 1),
        };
    }

    private static bool IsPlain(string type) => type is "string" or "guid" or "long" or "int" or "double" or "bool" or "DateTimeOffset" or "enum" or "Dictionary";
}
