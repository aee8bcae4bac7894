using System.Text;
using DefenderXdr.Tests.Server;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Support;

/// <summary>A documented payload as it stands in the test's folder.</summary>
internal sealed class Payload(string name)
{
    private readonly byte[] bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Payloads", name + ".json"));

    /// <summary>Dates stay text, so that a test sees what is documented.</summary>
    public JObject Json => Parse(Encoding.UTF8.GetString(bytes));

    public IReadOnlyList<JObject> Values => [.. Json["value"]!.Cast<JObject>()];

    /// <summary>The file byte for byte.</summary>
    public Answer Answer(int status = 200, params (string Name, string Value)[] headers) => Server.Answer.Of(status, "application/json; charset=utf-8", bytes, headers);

    public static JObject Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        return JObject.Load(reader);
    }
}
