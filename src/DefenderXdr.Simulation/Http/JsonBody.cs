using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>Reads a request's body.</summary>
internal static class JsonBody
{
    /// <summary>The JSON object in a body; null when it holds anything else. Dates stay text.</summary>
    internal static JObject? Read(string? body)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(body ?? "")) { DateParseHandling = DateParseHandling.None, MaxDepth = 16 };
            var read = JObject.Load(reader);
            while (reader.Read())
                if (reader.TokenType != JsonToken.Comment)
                    return null;
            return read;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
