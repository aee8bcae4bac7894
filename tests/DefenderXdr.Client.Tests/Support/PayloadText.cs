using DefenderXdr.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Support;

/// <summary>JSON in a string, read as bodies are.</summary>
internal static class PayloadText
{
    public static T Read<T>(IObjectReader<T> reader, JObject json) where T : class => Read(reader, json.ToString(Formatting.None));

    public static T Read<T>(IObjectReader<T> reader, string text) where T : class
    {
        using var json = new JsonTokens(new StringReader(text), new JsonNames());
        Assert.True(json.Read());
        var model = reader.Read(json);
        Assert.Equal(JsonToken.EndObject, json.TokenType);
        Assert.Equal(0, json.Depth);
        Assert.False(json.Read());
        return model;
    }

    public static DefenderEvidence Evidence(JObject json) => Read(EvidenceReader.Instance, json);

    public static DefenderEvidence Evidence(string text) => Read(EvidenceReader.Instance, text);
}
