using DefenderXdr.Tests.Support;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Evidence;

/// <summary>The older APIs' one flat type of entity, from their documentation.</summary>
internal static class FlatEntity
{
    private static readonly JObject Entities = new Payload("Defender/entities").Json;

    /// <summary>Each documented entity type of Defender XDR and Defender for Endpoint, with the class that it is read into.</summary>
    public static IReadOnlyDictionary<string, Type> Classes { get; } = new Dictionary<string, Type>
    {
        ["User"] = typeof(DefenderUserEvidence),
        ["Ip"] = typeof(DefenderIpEvidence),
        ["Url"] = typeof(DefenderUrlEvidence),
        ["File"] = typeof(DefenderFileEvidence),
        ["Process"] = typeof(DefenderProcessEvidence),
        ["MailBox"] = typeof(DefenderMailboxEvidence),
        ["MailMessage"] = typeof(DefenderAnalyzedMessageEvidence),
        ["MailCluster"] = typeof(DefenderMailClusterEvidence),
        ["Registry"] = typeof(DefenderRegistryKeyEvidence),
        ["SecurityGroup"] = typeof(DefenderSecurityGroupEvidence),
    };

    public static IReadOnlyList<string> DocumentedTypes(string api) =>
        [.. Members(api).Single(member => (string)member["name"]! == "entityType")["enum"]!.Values<string>().Select(type => type!)];

    /// <summary>The names of an API's entity: every one is on every entity.</summary>
    public static IReadOnlyList<string> Names(string api) => [.. Members(api).Select(member => (string)member["name"]!)];

    public static string KindOf(string api, string name) => (string)Members(api).Single(member => (string)member["name"]! == name)["type"]!;

    /// <summary>An entity as the API sends it: all members, null but for those given.</summary>
    public static JObject Of(string api, string entityType, JObject? values = null)
    {
        var json = new JObject();
        foreach (var name in Names(api)) json[name] = values?[name];
        json["entityType"] = entityType;
        return json;
    }

    /// <summary>An entity with every member filled.</summary>
    public static JObject Full(string api, string entityType)
    {
        var json = new JObject();
        foreach (var name in Names(api)) json[name] = Value(KindOf(api, name), name);
        json["entityType"] = entityType;
        return json;
    }

    public static JToken Value(string kind, string name) => kind switch
    {
        "long" => 1000 + name.Length,
        "DateTimeOffset" => $"2026-01-22T12:00:{name.Length:D2}.1234567Z",
        _ => name == "detectionStatus" ? "Detected" : $"the {name}",
    };

    private static IEnumerable<JObject> Members(string api) => Entities[api]!["properties"]!.Cast<JObject>();
}
