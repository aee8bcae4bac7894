using System.Globalization;
using System.Reflection;
using DefenderXdr.Tests.Support;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Evidence;

/// <summary>The older APIs' entities become the classes that Graph's evidence has.</summary>
public sealed class FlatEvidenceTests
{
    private const string Xdr = "IncidentEntity";
    private const string Endpoint = "AlertEvidence";

    public static TheoryData<string, string> Documented()
    {
        var data = new TheoryData<string, string>();
        foreach (var api in new[] { Xdr, Endpoint })
            foreach (var type in FlatEntity.DocumentedTypes(api)) data.Add(api, type);
        return data;
    }

    [Theory, MemberData(nameof(Documented))]
    public void Each_documented_type_has_its_class_and_nulls_leave_no_trace(string api, string type)
    {
        var evidence = PayloadText.Evidence(FlatEntity.Of(api, type));

        Assert.Equal(FlatEntity.Classes[type], evidence.GetType());
        Assert.Equal(type == "Registry" ? ["entityType"] : [], evidence.AdditionalProperties.Keys);
        Assert.Equal(((DefenderEvidence)Activator.CreateInstance(FlatEntity.Classes[type])!).EntityType, evidence.EntityType);
        Assert.Null(evidence.ODataType);
        Assert.Null(evidence.Name);
    }

    [Theory, MemberData(nameof(Documented))]
    public void A_type_may_be_in_any_letter_case_and_anywhere(string api, string type)
    {
        foreach (var spelling in new[] { type, type.ToUpperInvariant(), type.ToLowerInvariant() })
        {
            var json = FlatEntity.Of(api, spelling);
            json.Remove("entityType");
            json["entityType"] = spelling;
            Assert.Equal(FlatEntity.Classes[type], PayloadText.Evidence(json).GetType());
        }
    }

    [Theory, MemberData(nameof(Documented))]
    public void Whatever_is_sent_on_whichever_type_it_is_kept_and_found(string api, string type)
    {
        var json = FlatEntity.Full(api, type);

        var evidence = PayloadText.Evidence(json);

        Assert.Equal(type == "Registry" ? typeof(DefenderRegistryValueEvidence) : FlatEntity.Classes[type], evidence.GetType());
        Lossless.AssertHolds(json, evidence);
        foreach (var name in FlatEntity.Names(api).Where(name => name is not ("entityType" or "evidenceCreationTime")))
        {
            var value = typeof(DefenderEvidence).GetProperty(name, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)!.GetValue(evidence);
            Assert.Equal((string?)json[name], value is DateTimeOffset time ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("Device", typeof(DefenderDeviceEvidence))]
    [InlineData("CloudApplication", typeof(DefenderCloudApplicationEvidence))]
    [InlineData("Malware", typeof(DefenderMalwareEvidence))]
    [InlineData("OAuthApplication", typeof(DefenderOauthApplicationEvidence))]
    [InlineData("RegistryKey", typeof(DefenderRegistryKeyEvidence))]
    [InlineData("RegistryValue", typeof(DefenderRegistryValueEvidence))]
    [InlineData("mailbox", typeof(DefenderMailboxEvidence))]
    public void Any_type_that_Graph_has_is_known_in_the_flat_form_too(string type, Type expected) =>
        Assert.Equal(expected, PayloadText.Evidence(FlatEntity.Of(Xdr, type)).GetType());

    [Theory]
    [InlineData("registryValue")]
    [InlineData("registryValueType")]
    [InlineData("RegistryValueName")]
    public void A_registry_entity_with_a_value_is_a_registry_value(string name)
    {
        var json = FlatEntity.Of(Xdr, "Registry", new JObject { ["registryHive"] = "HKEY_LOCAL_MACHINE", ["registryKey"] = @"SOFTWARE\Run" });
        json[name] = "x";

        var evidence = Assert.IsType<DefenderRegistryValueEvidence>(PayloadText.Evidence(json));

        Assert.Equal("x", evidence.GetType().GetProperty(char.ToUpperInvariant(name[0]) + name[1..])!.GetValue(evidence));
        Assert.Equal(@"SOFTWARE\Run", evidence.RegistryKey);
        Assert.Equal("RegistryValue", evidence.EntityType);
        Assert.Equal("Registry", evidence.AdditionalProperties["entityType"]);
    }

    [Fact]
    public void An_unknown_type_is_the_base_class_with_everything()
    {
        var json = FlatEntity.Full(Xdr, "Quantum");

        var evidence = PayloadText.Evidence(json);

        Assert.Equal(typeof(DefenderEvidence), evidence.GetType());
        Assert.Equal("Quantum", evidence.EntityType);
        Assert.Equal(json.Properties().Select(property => property.Name).Where(name => name != "entityType").Order(), evidence.AdditionalProperties.Keys.Order());
        Assert.Equal("the sha256", evidence.Sha256);
        Lossless.AssertHolds(json, evidence);
    }

    [Theory]
    [InlineData("""{"fileName":"a.exe","sha1":"b"}""")]
    [InlineData("""{"@odata.type":null,"fileName":"a.exe","sha1":"b"}""")]
    [InlineData("""{"@odata.type":5,"entityType":["File"],"fileName":"a.exe","sha1":"b"}""")]
    [InlineData("""{"userAccount":{"entityType":"User","@odata.type":"#microsoft.graph.security.userEvidence"},"fileName":"a.exe","sha1":"b"}""")]
    public void Nothing_is_guessed_where_no_type_is_said(string json)
    {
        var evidence = PayloadText.Evidence(json);

        Assert.Equal(typeof(DefenderEvidence), evidence.GetType());
        Assert.Equal("a.exe", evidence.FileName);
        Assert.Equal("b", evidence.Sha1);
        Lossless.AssertHolds(Payload.Parse(json), evidence);
    }

    [Fact]
    public void An_empty_object_is_evidence_of_nothing()
    {
        var evidence = PayloadText.Evidence("{}");

        Assert.Equal(typeof(DefenderEvidence), evidence.GetType());
        Assert.Equal("Evidence: ?", evidence.ToString());
    }

    [Fact]
    public void Graph_s_type_is_what_counts_where_the_other_means_nothing()
    {
        var evidence = PayloadText.Evidence("""{"entityType":"Thing","@odata.type":"#microsoft.graph.security.fileEvidence","fileDetails":{"sha1":"a"}}""");

        Assert.Equal("File", Assert.IsType<DefenderFileEvidence>(evidence).EntityType);
        Assert.Equal("Thing", evidence.AdditionalProperties["entityType"]);
        Assert.Equal("a", evidence.Sha1);
    }

    [Theory]
    [InlineData("""{"@odata.type":"#microsoft.graph.security.processEvidence","fileName":"a","imageFile":{"fileName":"b","sha1":"c"}}""", "a")]
    [InlineData("""{"@odata.type":"#microsoft.graph.security.processEvidence","imageFile":{"fileName":"b","sha1":"c"},"fileName":"a"}""", "b")]
    [InlineData("""{"@odata.type":"#microsoft.graph.security.processEvidence","imageFile":{"sha1":"c"},"fileName":"a"}""", null)]
    [InlineData("""{"@odata.type":"#microsoft.graph.security.fileEvidence","fileDetails":{"fileName":"b"},"FileDetails":{"fileName":"c"},"fileName":"a"}""", "b")]
    public void Flat_and_nested_members_together_lose_nothing(string json, string? fileName)
    {
        var evidence = PayloadText.Evidence(json);

        Assert.Equal(fileName, evidence.FileName);
        Lossless.AssertHolds(Payload.Parse(json), evidence);
    }
}
