using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

/// <summary>The documented members of entities.</summary>
internal static class Entities
{
    private static readonly JObject All = JObject.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "entities.json")));

    /// <summary>Whether an object has members of that entity alone, and each with a type that is documented.</summary>
    public static void AssertIs(string entity, JObject given)
    {
        var known = All[entity]!["properties"]!.ToDictionary(property => (string)property["name"]!, property => (JObject)property);
        foreach (var member in given.Properties().Where(member => !member.Name.StartsWith('@')))
        {
            Assert.True(known.TryGetValue(member.Name, out var property), $"{entity} has no {member.Name}");
            Assert.True(Suits((string)property["type"]!, property, member.Value), $"{entity}.{member.Name} is {member.Value} and should be {property["type"]}");
        }
    }

    /// <summary>The documented members that it lacks.</summary>
    public static IEnumerable<string> Missing(string entity, JObject given) => All[entity]!["properties"]!.Select(property => (string)property["name"]!).Except(given.Properties().Select(member => member.Name));

    private static bool Suits(string type, JObject property, JToken value) => value.Type switch
    {
        JTokenType.Null => true,
        JTokenType.Array => type.EndsWith("[]", StringComparison.Ordinal),
        JTokenType.Object => char.IsUpper(type[0]) || type == "object",
        JTokenType.Boolean => type == "bool",
        JTokenType.Integer => type is "int" or "long" || ((string?)property["note"])?.Contains("number", StringComparison.Ordinal) == true,
        JTokenType.Float => type == "double",
        _ => type switch
        {
            "DateTimeOffset" => ((string)value!).EndsWith('Z') && DateTimeOffset.TryParse((string)value!, System.Globalization.CultureInfo.InvariantCulture, out _),
            "guid" => Guid.TryParse((string)value!, out _),
            "enum" => property["enum"]!.Values<string>().Contains((string)value!),
            "string" => true,
            _ => false,
        },
    };
}
