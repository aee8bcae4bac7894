using DefenderXdr.Tests.Support;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Evidence;

/// <summary>A property as Graph's metadata has it. <c>Type</c> is <c>string</c>, <c>enum[]</c>, <c>FileDetails</c>, <c>IpEvidence[]</c> …</summary>
internal sealed record GraphProperty(string Name, string Type, string? EnumType)
{
    public bool IsList => Type.EndsWith("[]", StringComparison.Ordinal);

    public string ItemType => IsList ? Type[..^2] : Type;
}

/// <summary>Graph's types of evidence and what they are made of, from the metadata; and what each is called here.</summary>
internal static class GraphSchema
{
    private static readonly JObject Entities = new Payload("Graph/entities").Json;

    // Where a property is not called as in Graph: the name it had before, in the older APIs, or on every class.
    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["mdeDeviceId"] = "DeviceId",
        ["azureAdDeviceId"] = "AadDeviceId",
        ["deviceDnsName"] = "DeviceName",
        ["rbacGroupName"] = "DeviceGroup",
        ["rbacGroupId"] = "DeviceGroupId",
        ["firstSeenDateTime"] = "FirstSeen",
        ["osPlatform"] = "OSPlatform",
        ["osBuild"] = "OSBuild",
        ["DeviceEvidence.version"] = "OSVersion",
        ["azureAdUserId"] = "AadUserId",
        ["upn"] = "UserPrincipalName",
        ["primaryAddress"] = "MailboxAddress",
        ["mailboxPrimaryAddress"] = "MailboxAddress",
        ["MailboxEvidence.displayName"] = "MailboxDisplayName",
        ["MailboxConfigurationEvidence.displayName"] = "MailboxDisplayName",
        ["recipientEmailAddress"] = "Recipient",
        ["senderFromAddress"] = "Sender",
        ["senderIP"] = "SenderIp",
        ["SecurityGroupEvidence.displayName"] = "SecurityGroupName",
        ["IoTDeviceEvidence.ipAddress"] = "Ip",
        ["NicEvidence.ipAddress"] = "Ip",
    };

    public static IReadOnlyList<string> EvidenceTypes { get; } = [.. Entities["AlertEvidence"]!["derived"]!.Values<string>().Select(name => name!)];

    /// <summary>The types of values inside evidence, without the one that is a plain dictionary.</summary>
    public static IReadOnlyList<string> PartTypes { get; } = Parts();

    public static JObject Mapping => (JObject)Entities["_mapping"]!;

    public static bool IsEvidence(string type) => type == "AlertEvidence" || EvidenceTypes.Contains(type);

    /// <summary>A type's own properties after those of its base.</summary>
    public static IReadOnlyList<GraphProperty> Properties(string type) =>
        [.. (Entities[type]!["inherits"] is { } basis ? Properties((string)basis!) : []), .. Own(type)];

    public static string ODataType(string type) => (string)Entities[type]!["odataType"]!;

    public static IReadOnlyList<string> EnumValues(string name) => [.. Entities["_enums"]![name]!["values"]!.Values<string>().Select(value => value!)];

    /// <summary>The class that a type is read into, or null.</summary>
    public static Type? ClassOf(string type) => typeof(DefenderEvidence).Assembly.GetType("DefenderXdr.Defender" + (type == "AlertEvidence" ? "Evidence" : type));

    /// <summary>The property's name in the class.</summary>
    public static string PropertyName(string type, string name)
    {
        if (OtherNames.TryGetValue($"{type}.{name}", out var other) || OtherNames.TryGetValue(name, out other)) return other;
        if (name.EndsWith("UtcDateTime", StringComparison.Ordinal)) name = name[..^11] + "Time";
        else if (name.EndsWith("DateTime", StringComparison.Ordinal)) name = name[..^8] + "Time";
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>A word in its one spelling.</summary>
    public static string Word(string value) => value == "unknownFutureValue" ? value : char.ToUpperInvariant(value[0]) + value[1..];

    private static IEnumerable<GraphProperty> Own(string type) => (Entities[type]!["properties"] as JArray ?? [])
        .Select(property => new GraphProperty((string)property["name"]!, (string)property["type"]!, (string?)property["enumType"]));

    private static List<string> Parts()
    {
        var parts = new List<string>();
        foreach (var type in EvidenceTypes) Collect(type);
        return parts;

        void Collect(string type)
        {
            foreach (var item in Properties(type).Select(property => property.ItemType))
            {
                if (Entities[item] is null || item == "Dictionary" || IsEvidence(item) || parts.Contains(item)) continue;
                parts.Add(item);
                Collect(item);
            }
        }
    }
}
