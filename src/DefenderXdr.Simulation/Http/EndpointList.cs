using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>A list as Defender for Endpoint writes it: the values alone, and no nextLink.</summary>
internal static class EndpointList
{
    internal static SimulatedResponse Answer<T>(Call call, string context, IEnumerable<T> items, Action<JsonTextWriter, T> write)
    {
        var all = items.ToList();
        return call.Answer(json =>
        {
            json.WriteStartObject();
            json.Member("@odata.context", call.Context(context));
            json.StartArray("value");
            foreach (var item in all)
                write(json, item);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
