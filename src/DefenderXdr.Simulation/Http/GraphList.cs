using System.Globalization;
using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>A page as Graph writes it: count and nextLink come before the values.</summary>
internal static class GraphList
{
    private static readonly string[] Countable = ["$filter"];

    /// <summary>How many there are, as a bare number.</summary>
    internal static SimulatedResponse Count<T>(Call call, IEnumerable<T> all, ListRules<T> rules) => call.Text(
        new ListQuery<T>(call, rules with { Options = Countable }).Count(all).ToString(CultureInfo.InvariantCulture));

    internal static SimulatedResponse Answer<T>(Call call, string context, Page<T> page, Action<JsonTextWriter, T> write) => call.Answer(json =>
    {
        json.WriteStartObject();
        json.Member("@odata.context", call.Context(context));
        if (page.Count is { } count)
            json.Member("@odata.count", count);
        if (page.NextLink is { } link)
            json.Member("@odata.nextLink", link);
        json.StartArray("value");
        foreach (var item in page.Items)
            write(json, item);
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
