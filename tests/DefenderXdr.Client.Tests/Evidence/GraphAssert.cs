using System.Collections;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Evidence;

/// <summary>Each value of a payload is in the property that it belongs to, at every depth.</summary>
internal static class GraphAssert
{
    // What another value of the same object stands in for.
    private static readonly string[] HaveStandIns = ["GitHubUserEvidence.name", "MailboxEvidence.upn"];

    public static void Holds(JObject json, string type, object model, string where = "$")
    {
        if (type == "AlertEvidence") type = "AmazonResourceEvidence";
        Assert.Equal(GraphSchema.ClassOf(type), model.GetType());
        Assert.Equal([], ((DefenderOpenObject)model).AdditionalProperties.Keys);

        foreach (var property in GraphSchema.Properties(type))
        {
            var at = $"{where}.{property.Name}";
            var actual = model.GetType().GetProperty(GraphSchema.PropertyName(type, property.Name))!.GetValue(model);
            if (!json.TryGetValue(property.Name, StringComparison.OrdinalIgnoreCase, out var expected) || expected.Type == JTokenType.Null)
            {
                if (!HaveStandIns.Contains($"{type}.{property.Name}")) AssertNothing(actual, at);
            }
            else if (property.IsList) AssertList((JArray)expected, property, actual, at);
            else AssertValue(expected, property, actual, at);
        }
    }

    private static void AssertNothing(object? actual, string at) => Assert.True(actual is null or IList { Count: 0 }, $"{at} is {actual}");

    private static void AssertList(JArray expected, GraphProperty property, object? actual, string at)
    {
        var items = Assert.IsAssignableFrom<IEnumerable>(actual).Cast<object>().ToArray();
        Assert.True(expected.Count == items.Length, $"{at} has {items.Length} items");
        for (var i = 0; i < items.Length; i++) AssertValue(expected[i], property, items[i], $"{at}[{i}]");
    }

    private static void AssertValue(JToken expected, GraphProperty property, object? actual, string at)
    {
        if (expected is JObject nested && property.ItemType != "Dictionary")
        {
            Assert.True(actual is not null, $"{at} is missing");
            Holds(nested, property.ItemType, actual, at);
            return;
        }
        object? wanted = property.ItemType switch
        {
            "enum" => GraphSchema.Word((string)expected!),
            "DateTimeOffset" => DateTimeOffset.Parse((string)expected!, CultureInfo.InvariantCulture),
            "Dictionary" => ((JObject)expected).ToObject<Dictionary<string, object?>>(),
            "int" or "long" => (long)expected,
            "double" => (double)expected,
            "bool" => (bool)expected,
            _ => (string?)expected,
        };
        if (wanted is Dictionary<string, object?> labels) Assert.Equal(labels, new Dictionary<string, object?>(Assert.IsAssignableFrom<IDictionary<string, object?>>(actual)));
        else Assert.True(Equals(wanted, actual), $"{at} is '{actual}' instead of '{wanted}'");
        if (actual is DateTimeOffset time) Assert.Equal(TimeSpan.Zero, time.Offset);
    }
}
