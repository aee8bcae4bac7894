using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>A page as Graph writes it: count and nextLink come before the values.</summary>
internal static class GraphList
{
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
