using System.Reflection;
using DefenderXdr.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Evidence;

/// <summary>The same thing, seen through each of the APIs, is the same object.</summary>
public sealed class SameEvidenceTests
{
    // What one side says and the other cannot; each is documented on its property.
    private static readonly string[] OneSided = ["ODataType", "AdditionalProperties", "CreatedTime", "P1Sender", "P2Sender", "OSProcessor"];

    private static readonly string[] Graph = [.. GraphSchema.Mapping["entities"]!.Cast<JProperty>().Select(entity => entity.Name).Where(name => name[0] != '_')];

    public static TheoryData<string> EntityTypes => [.. Graph];

    [Fact]
    public void Every_documented_type_has_its_counterpart() => Assert.Equal(FlatEntity.DocumentedTypes("IncidentEntity").Order(), Graph.Order(), StringComparer.OrdinalIgnoreCase);

    [Theory, MemberData(nameof(EntityTypes))]
    public void An_entity_is_the_same_through_XDR_and_Graph(string type) => AssertSame("IncidentEntity", type, GraphTypes(type).First());

    [Fact]
    public void A_registry_value_is_the_same_through_XDR_and_Graph() => AssertSame("IncidentEntity", "Registry", "registryValueEvidence");

    [Theory]
    [InlineData("User")]
    [InlineData("Process")]
    [InlineData("File")]
    [InlineData("Ip")]
    [InlineData("Url")]
    [InlineData("Registry")]
    public void An_entity_is_the_same_through_Defender_for_Endpoint_and_Graph(string type) => AssertSame("AlertEvidence", type, GraphTypes(type).First());

    [Fact]
    public void A_device_is_the_same_through_XDR_and_Graph()
    {
        var xdr = new JObject();
        var graph = new JObject { ["@odata.type"] = "#microsoft.graph.security.deviceEvidence" };
        foreach (var pair in GraphSchema.Mapping["device"]!.Where(pair => (string?)pair["legacy"] is not null))
        {
            var name = (string)pair["legacy"]!;
            JToken value = name switch { "osBuild" or "rbacGroupId" => 7, "firstSeen" => "2026-01-22T12:00:00Z", "healthStatus" => "Active", "riskScore" => "High", _ => $"the {name}" };
            xdr[name] = value;
            if ((string?)pair["graph"] is { } path) graph[path] = name is "healthStatus" or "riskScore" ? ((string)value!).ToLowerInvariant() : value;
        }

        var fromXdr = PayloadText.Read(EvidenceReader.Device, xdr);
        var fromGraph = PayloadText.Evidence(graph);

        AssertEqual(fromGraph, fromXdr);
        Assert.Equal("the osProcessor", Assert.IsType<DefenderDeviceEvidence>(fromXdr).OSProcessor);
        Assert.Equal("the mdatpDeviceId", fromGraph.DeviceId);
        Assert.Empty(fromXdr.AdditionalProperties);
        Assert.Empty(fromGraph.AdditionalProperties);
    }

    [Fact]
    public void A_device_s_and_a_user_s_alert_is_the_same_through_XDR_and_Graph()
    {
        var xdr = PayloadText.Read(AlertReader.Instance, """
            {"devices":[{"mdatpDeviceId":"d1","deviceDnsName":"pc","rbacGroupName":"g"}],
             "entities":[{"entityType":"Process","processId":4,"fileName":"a.exe","sha1":"s","accountName":"ann","domainName":"contoso","deviceId":"d1"},
                         {"entityType":"User","accountName":"ann","domainName":"contoso","userPrincipalName":null}]}
            """);
        var graph = PayloadText.Read(AlertReader.Instance, """
            {"evidence":[{"@odata.type":"#microsoft.graph.security.deviceEvidence","mdeDeviceId":"d1","deviceDnsName":"pc","rbacGroupName":"g"},
                         {"@odata.type":"#microsoft.graph.security.processEvidence","processId":4,"imageFile":{"fileName":"a.exe","sha1":"s"},"userAccount":{"accountName":"ann","domainName":"contoso"},"mdeDeviceId":"d1"},
                         {"@odata.type":"#microsoft.graph.security.userEvidence","userAccount":{"accountName":"ann","domainName":"contoso"}}]}
            """);

        Assert.Equal(("d1", "pc", "g", @"contoso\ann"), (xdr.DeviceId, xdr.DeviceName, xdr.DeviceGroup, xdr.UserName));
        Assert.Equal(("d1", "pc", "g", @"contoso\ann"), (graph.DeviceId, graph.DeviceName, graph.DeviceGroup, graph.UserName));
        Assert.Equal(graph.Evidence.Count, xdr.Evidence.Count);
        for (var i = 0; i < graph.Evidence.Count; i++) AssertEqual(graph.Evidence[i], xdr.Evidence[i]);
    }

    private static void AssertSame(string api, string type, string graphType)
    {
        var flatValues = new JObject();
        var graph = new JObject { ["@odata.type"] = "#microsoft.graph.security." + graphType };
        foreach (var (flat, path) in Pairs(type).Where(pair => FlatEntity.Names(api).Contains(pair.Flat)))
        {
            var property = graphType == "registryKeyEvidence" && flat.StartsWith("registryValue", StringComparison.Ordinal) ? null : path;
            if (property is null) continue;
            flatValues[flat] = FlatEntity.Value(FlatEntity.KindOf(api, flat), flat);
            Set(graph, property, flatValues[flat]!);
        }
        if (graphType == "registryKeyEvidence") flatValues.Remove("deviceId");

        var fromFlat = PayloadText.Evidence(FlatEntity.Of(api, type, flatValues));
        var fromGraph = PayloadText.Evidence(graph);

        Assert.NotEmpty(flatValues);
        AssertEqual(fromGraph, fromFlat);
        Assert.Empty(fromGraph.AdditionalProperties);
        Assert.All(fromFlat.AdditionalProperties.Keys, name => Assert.Equal("entityType", name));
        foreach (var pair in flatValues)
            if (typeof(DefenderEvidence).GetProperty(pair.Key, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance) is { } common)
                Assert.NotNull(common.GetValue(fromGraph));
    }

    private static void AssertEqual(DefenderEvidence expected, DefenderEvidence actual)
    {
        Assert.Equal(expected.GetType(), actual.GetType());
        foreach (var property in expected.GetType().GetProperties().Where(property => !OneSided.Contains(property.Name)))
            Assert.Equal((property.Name, JsonConvert.SerializeObject(property.GetValue(expected))), (property.Name, JsonConvert.SerializeObject(property.GetValue(actual))));
    }

    private static string[] GraphTypes(string type) => ((string)GraphSchema.Mapping["entities"]![type]![0]!).Split(" or ");

    // "sha1 / sha256" -> "imageFile.*", "sender" -> "p1Sender.emailAddress / p2Sender.emailAddress", "registryValue" -> "registryValue (value only)".
    private static IEnumerable<(string Flat, string Path)> Pairs(string type) =>
        from pair in GraphSchema.Mapping["entities"]![type]![1]!
        where (string?)pair["legacy"] is not null && (string?)pair["graph"] is not null
        let path = ((string)pair["graph"]!).Split(" / ")[0].Split(" (")[0]
        from flat in ((string)pair["legacy"]!).Split(" / ")
        select (flat, path.Replace("*", flat == "aadUserId" ? "azureAdUserId" : flat, StringComparison.Ordinal));

    private static void Set(JObject json, string path, JToken value)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1]) json = (JObject)(json[name] ??= new JObject());
        json[names[^1]] = value;
    }
}
