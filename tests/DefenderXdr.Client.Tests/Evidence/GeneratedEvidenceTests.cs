using DefenderXdr.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Evidence;

/// <summary>Each of Graph's types with every property filled, and what may become of such a payload.</summary>
public sealed class GeneratedEvidenceTests
{
    public static TheoryData<string> EvidenceTypes => [.. GraphSchema.EvidenceTypes];

    [Theory, MemberData(nameof(EvidenceTypes))]
    public void Every_value_is_in_its_property(string type)
    {
        var payload = GraphPayload.Of(type);

        var evidence = PayloadText.Evidence(payload);

        GraphAssert.Holds(payload, type, evidence);
        Lossless.AssertHolds(payload, evidence);
        Assert.Equal(GraphSchema.ODataType(type), evidence.ODataType);
    }

    [Theory, MemberData(nameof(EvidenceTypes))]
    public void The_type_may_be_said_last(string type)
    {
        var payload = Reordered(GraphPayload.Of(type));

        var evidence = PayloadText.Evidence(payload);

        Assert.Equal("@odata.type", payload.Properties().Last().Name);
        GraphAssert.Holds(payload, type, evidence);
        Lossless.AssertHolds(payload, evidence);
    }

    [Theory, MemberData(nameof(EvidenceTypes))]
    public void The_type_may_be_said_in_the_middle(string type)
    {
        var payload = GraphPayload.Of(type);
        payload.AddFirst(new JProperty("first", new JObject { ["deep"] = new JArray(1, new JArray(), new JObject()) }));

        var evidence = PayloadText.Evidence(payload);

        Assert.True(evidence.AdditionalProperties.Remove("first"));
        GraphAssert.Holds(payload, type, evidence);
    }

    [Theory, MemberData(nameof(EvidenceTypes))]
    public void Names_and_the_type_may_be_in_any_letter_case(string type)
    {
        var payload = GraphPayload.Of(type);
        foreach (var renamed in new Func<string, string>[] { name => name.ToUpperInvariant(), name => name.ToLowerInvariant(), name => char.ToUpperInvariant(name[0]) + name[1..] })
        {
            var variant = Renamed(payload, renamed);
            variant.Property("@odata.type", StringComparison.OrdinalIgnoreCase)!.Value = renamed(GraphSchema.ODataType(type));
            GraphAssert.Holds(payload, type, PayloadText.Evidence(variant));
        }
    }

    [Theory, MemberData(nameof(EvidenceTypes))]
    public void The_type_may_come_without_its_sign_or_its_namespace(string type)
    {
        var payload = GraphPayload.Of(type);
        foreach (var name in new[] { GraphSchema.ODataType(type).TrimStart('#'), GraphSchema.ODataType(type).Split('.').Last(), $"#microsoft.graph.{type}", $"#{type}" })
        {
            payload["@odata.type"] = name;
            var evidence = PayloadText.Evidence(payload);
            GraphAssert.Holds(payload, type, evidence);
            Assert.Equal(name, evidence.ODataType);
        }
    }

    [Theory, MemberData(nameof(EvidenceTypes))]
    public void Each_property_may_be_missing_or_null(string type)
    {
        var payload = GraphPayload.Of(type);
        foreach (var property in GraphSchema.Properties(type))
        {
            var without = (JObject)payload.DeepClone();
            without.Remove(property.Name);
            GraphAssert.Holds(without, type, PayloadText.Evidence(without));

            var withNull = (JObject)payload.DeepClone();
            withNull[property.Name] = null;
            GraphAssert.Holds(withNull, type, PayloadText.Evidence(withNull));
        }
    }

    [Theory, MemberData(nameof(EvidenceTypes))]
    public void Everything_may_be_missing_or_null(string type)
    {
        var nothing = new JObject { ["@odata.type"] = GraphSchema.ODataType(type) };
        GraphAssert.Holds(nothing, type, PayloadText.Evidence(nothing));

        foreach (var property in GraphSchema.Properties(type)) nothing[property.Name] = null;
        GraphAssert.Holds(nothing, type, PayloadText.Evidence(nothing));
    }

    [Theory, MemberData(nameof(EvidenceTypes))]
    public void Unknown_members_are_kept_on_the_object_that_had_them(string type)
    {
        var payload = GraphPayload.Of(type);
        var objects = payload.DescendantsAndSelf().OfType<JObject>().Where(json => json.Parent is not JProperty { Name: "labels" or "selector" }).ToArray();
        for (var i = 0; i < objects.Length; i++)
        {
            objects[i]["newText"] = $"new {i}";
            objects[i]["newObject"] = JObject.Parse($$"""{"a":[1.5,{"b":"new object {{i}}","c":null}],"d":true}""");
        }

        var evidence = PayloadText.Evidence(payload);

        Lossless.AssertHolds(payload, evidence);
        Assert.Equal("new 0", evidence.AdditionalProperties["newText"]);
        Assert.All(evidence.AdditionalProperties.Keys, name => Assert.Contains(name, new[] { "newText", "newObject" }));
        var kept = Payload.Parse(JsonConvert.SerializeObject(evidence)).DescendantsAndSelf().OfType<JObject>()
            .Count(json => json["AdditionalProperties"]?["newText"] is not null && json["AdditionalProperties"]?["newObject"]?["a"]?[1]?["b"] is not null);
        Assert.Equal(objects.Length, kept);
    }

    [Theory, MemberData(nameof(EvidenceTypes))]
    public void A_value_of_another_kind_is_kept_beside_its_property(string type)
    {
        foreach (var property in GraphSchema.Properties(type))
        {
            foreach (var odd in new JToken[] { new JObject { ["odd"] = "object" }, new JArray("odd", new JObject { ["odd"] = "list" }), "odd text", 77, 7.75, true })
            {
                var payload = new JObject { ["@odata.type"] = GraphSchema.ODataType(type), [property.Name] = odd.DeepClone(), ["verdictAfter"] = "read on" };

                var evidence = PayloadText.Evidence(payload);

                Lossless.AssertHolds(payload, evidence);
                Assert.Equal("read on", evidence.AdditionalProperties["verdictAfter"]);
            }
        }
    }

    [Theory, MemberData(nameof(EvidenceTypes))]
    public void Words_have_one_spelling_and_unknown_ones_their_own(string type)
    {
        foreach (var property in GraphSchema.Properties(type).Where(property => property.ItemType == "enum"))
        {
            foreach (var word in GraphSchema.EnumValues(property.EnumType!).Append("brandNewWord"))
            {
                var wanted = word == "brandNewWord" ? word : GraphSchema.Word(word);
                foreach (var spelling in word == wanted ? new[] { word } : [word, wanted, word.ToUpperInvariant()])
                {
                    var value = property.IsList ? (JToken)new JArray(spelling) : spelling;
                    var evidence = PayloadText.Evidence(new JObject { ["@odata.type"] = GraphSchema.ODataType(type), [property.Name] = value });
                    var actual = evidence.GetType().GetProperty(GraphSchema.PropertyName(type, property.Name))!.GetValue(evidence);
                    Assert.Equal(wanted, actual is IReadOnlyList<string> list ? Assert.Single(list) : actual);
                    Assert.Empty(evidence.AdditionalProperties);
                }
            }
        }
    }

    [Theory, MemberData(nameof(EvidenceTypes))]
    public void The_year_one_is_no_date(string type)
    {
        foreach (var property in GraphSchema.Properties(type).Where(property => property.Type == "DateTimeOffset"))
        {
            var evidence = PayloadText.Evidence(new JObject { ["@odata.type"] = GraphSchema.ODataType(type), [property.Name] = "0001-01-01T00:00:00Z" });
            Assert.Null(evidence.GetType().GetProperty(GraphSchema.PropertyName(type, property.Name))!.GetValue(evidence));
        }
    }

    [Theory, MemberData(nameof(EvidenceTypes))]
    public void As_an_unknown_type_it_keeps_everything_and_what_people_look_up_is_still_found(string type)
    {
        var payload = GraphPayload.Of(type);
        payload["@odata.type"] = "#microsoft.graph.security.quantumEvidence";

        var evidence = PayloadText.Evidence(payload);

        Assert.Equal(typeof(DefenderEvidence), evidence.GetType());
        Assert.Equal("Quantum", evidence.EntityType);
        Lossless.AssertHolds(payload, evidence);
        var basis = GraphSchema.Properties("AlertEvidence").Select(property => property.Name).ToArray();
        Assert.All(payload.Properties().Where(property => !basis.Contains(property.Name) && property.Name is not ("@odata.type" or "detectionStatus")), property =>
            Assert.True(evidence.AdditionalProperties.ContainsKey(property.Name), property.Name));
        Assert.Equal((string?)payload["mdeDeviceId"] ?? (payload["deviceId"] is { } id ? (string?)id : null), evidence.DeviceId);
        Assert.Equal(payload["ipAddress"] is JValue address ? (string?)address : null, evidence.IpAddress);
        Assert.Equal((string?)payload["url"], evidence.Url);
        Assert.Equal((string?)payload["subject"], evidence.Subject);
        Assert.Equal((long?)payload["processId"], evidence.ProcessId);
    }

    private static JObject Reordered(JObject json)
    {
        var reordered = new JObject();
        foreach (var property in json.Properties().Where(property => property.Name != "@odata.type")) reordered[property.Name] = Nested(property.Value, Reordered);
        if (json["@odata.type"] is { } type) reordered["@odata.type"] = type;
        return reordered;
    }

    private static JObject Renamed(JObject json, Func<string, string> rename) => new(json.Properties().Select(property =>
        new JProperty(rename(property.Name), property.Name is "labels" or "selector" ? property.Value : Nested(property.Value, nested => Renamed(nested, rename)))));

    private static JToken Nested(JToken value, Func<JObject, JObject> change) => value switch
    {
        JObject json => change(json),
        JArray list => new JArray(list.Select(item => Nested(item, change))),
        _ => value,
    };
}
