using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Support;

/// <summary>
/// Every value of a payload is in the serialised model, as often as it was there and on the object where it was: an incident's on
/// the incident, an alert's on that alert, each evidence's on that evidence.
/// </summary>
internal static partial class Lossless
{
    // The lists whose members are objects of their own, by the model's name.
    private static readonly Dictionary<string, string[]> Lists = new()
    {
        ["Alerts"] = ["alerts"],
        ["Evidence"] = ["devices", "entities", "evidence"],
        ["Comments"] = ["comments"],
    };

    public static void AssertHolds(JObject original, object model) => AssertHolds(original, Payload.Parse(JsonConvert.SerializeObject(model)), "$");

    /// <summary>Every value is somewhere in the serialised model, as often as it was in the payload.</summary>
    public static void AssertKeeps(JObject original, object model)
    {
        var left = Leaves(Payload.Parse(JsonConvert.SerializeObject(model)), []).Select(Normal).GroupBy(value => value).ToDictionary(same => same.Key, same => same.Count());
        var missing = Leaves(original, []).Select(Normal).GroupBy(value => value).Where(same => left.GetValueOrDefault(same.Key) < same.Count()).Select(same => same.Key).ToArray();
        Assert.True(missing.Length == 0, $"lost: {string.Join(" | ", missing)}");
    }

    /// <summary>The values that an object says of itself, without those of the objects that it holds.</summary>
    public static IEnumerable<string> OwnValues(JObject payload) => Leaves(payload, [.. Lists.Values.SelectMany(names => names)]).Select(Normal);

    private static void AssertHolds(JObject original, JObject model, string where)
    {
        var left = Leaves(model, [.. Lists.Keys]).Select(Normal).ToList();
        var missing = OwnValues(original).Where(value => !left.Remove(value)).ToArray();
        Assert.True(missing.Length == 0, $"{where} lost: {string.Join(" | ", missing)}");

        foreach (var (name, wireNames) in Lists)
        {
            var parts = wireNames.SelectMany(wire => original[wire] ?? new JArray()).Cast<JObject>().ToArray();
            var read = (model[name] ?? new JArray()).Cast<JObject>().ToArray();
            Assert.Equal(parts.Length, read.Length);
            for (var i = 0; i < parts.Length; i++) AssertHolds(parts[i], read[i], $"{where}.{name}[{i}]");
        }
    }

    private static IEnumerable<JValue> Leaves(JObject node, string[] without) => node.Properties()
        .Where(property => !without.Contains(property.Name, StringComparer.Ordinal))
        .SelectMany(property => property.Value is JContainer nested ? nested.DescendantsAndSelf().OfType<JValue>() : [(JValue)property.Value])
        .Where(leaf => leaf.Type is not (JTokenType.Null or JTokenType.Comment));

    // Words have one spelling in the model, dates one form; numbers and flags are compared as text.
    private static string Normal(JValue leaf)
    {
        var text = Convert.ToString(leaf.Value, CultureInfo.InvariantCulture)!;
        return DateForm().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)
            : text.ToUpperInvariant();
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T")]
    private static partial Regex DateForm();
}
