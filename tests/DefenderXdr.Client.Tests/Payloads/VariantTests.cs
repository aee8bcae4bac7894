using DefenderXdr.Tests.Support;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Payloads;

/// <summary>The documented payloads with members missing, null, in another letter case, or added: nothing of what is left is lost.</summary>
public sealed class VariantTests
{
    public static TheoryData<string> Names =>
    [
        "Defender/api-list-incidents", "Defender/api-get-incident", "Defender/api-update-incidents", "Defender/get-alerts.example1", "Defender/get-alerts.example2",
        "Defender/alerts", "Graph/list-incidents.expand-alerts", "Graph/list-alerts-v2", "Graph/alert-update",
    ];

    [Theory, MemberData(nameof(Names))]
    public void Each_member_may_be_missing_or_null(string name)
    {
        foreach (var payload in Objects(name))
        {
            foreach (var member in Members(payload).Where(member => member.Value.Type != JTokenType.Null))
            {
                var value = member.Value;
                member.Value = JValue.CreateNull();
                AssertHolds(payload, payload);

                var (parent, next) = ((JObject)member.Parent!, member.Next as JProperty);
                member.Remove();
                AssertHolds(payload, payload);

                member.Value = value;
                if (next is null) parent.Add(member);
                else next.AddBeforeSelf(member);
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void A_member_may_be_missing_or_null_everywhere(string name)
    {
        foreach (var payload in Objects(name))
        {
            foreach (var member in Members(payload).Select(member => member.Name).Distinct().ToArray())
            {
                var without = (JObject)payload.DeepClone();
                foreach (var property in Members(without).Where(property => property.Name == member)) property.Value = JValue.CreateNull();
                AssertHolds(without, without, payload);

                foreach (var property in Members(without).Where(property => property.Name == member)) property.Remove();
                AssertHolds(without, without, payload);
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void All_members_may_be_missing_or_null(string name)
    {
        foreach (var payload in Objects(name))
        {
            for (var i = payload.DescendantsAndSelf().OfType<JObject>().Count() - 1; i >= 0; i--)
            {
                var without = (JObject)payload.DeepClone();
                var emptied = without.DescendantsAndSelf().OfType<JObject>().ElementAt(i);
                foreach (var member in emptied.Properties()) member.Value = JValue.CreateNull();
                AssertHolds(without, without, payload);

                emptied.RemoveAll();
                AssertHolds(without, without, payload);
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Each_member_may_be_of_another_type(string name)
    {
        JToken[] others =
        [
            "text of tomorrow", 7.25, true, new JArray("one of tomorrow", 8), new JArray(new JObject { ["in"] = "a list of tomorrow" }),
            new JObject { ["in"] = "an object of tomorrow" }, new JArray(new JArray("nested tomorrow")), "",
        ];
        foreach (var payload in Objects(name))
        {
            foreach (var member in Members(payload))
            {
                var value = member.Value;
                foreach (var other in others)
                {
                    member.Value = other;
                    AssertKeeps(payload, payload);
                }
                member.Value = value;
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Names_may_be_in_any_letter_case(string name)
    {
        foreach (var payload in Objects(name))
        {
            AssertHolds(payload, Renamed(payload, member => member.ToUpperInvariant()));
            AssertHolds(payload, Renamed(payload, member => member.ToLowerInvariant()));
            AssertHolds(payload, Renamed(payload, member => char.ToUpperInvariant(member[0]) + member[1..]));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Members_may_come_in_any_order(string name)
    {
        foreach (var payload in Objects(name)) AssertHolds(payload, Reversed(payload));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_object_may_have_members_that_nobody_knows(string name)
    {
        foreach (var payload in Objects(name))
        {
            var number = 0;
            foreach (var json in payload.DescendantsAndSelf().OfType<JObject>().ToArray())
            {
                json["newText"] = $"new {number++}";
                json["newObject"] = new JObject { ["deep"] = new JArray($"new {number++}", new JObject { ["deeper"] = $"new {number++}" }) };
            }
            AssertHolds(payload, payload);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_type_of_evidence_may_be_one_that_nobody_knows(string name)
    {
        foreach (var payload in Objects(name))
        {
            foreach (var type in Members(payload).Where(member => member.Name is "@odata.type" or "entityType")) type.Value = (string)type.Value! + "OfTomorrow";
            AssertHolds(payload, payload);
        }
    }

    private static void AssertHolds(JObject original, JObject sent, JObject? whole = null) => Lossless.AssertHolds(original, Read(whole ?? original, sent));

    // Somewhere in the object: a list that is none, say, cannot be where its objects would be.
    private static void AssertKeeps(JObject sent, JObject whole) => Lossless.AssertKeeps(sent, Read(whole, sent));

    private static object Read(JObject whole, JObject sent) => whole.Property("alerts") is null && whole.Property("incidentName") is null
        ? PayloadText.Read(AlertReader.Instance, sent)
        : PayloadText.Read<DefenderIncident>(IncidentReader.Instance, sent);

    private static IEnumerable<JObject> Objects(string name)
    {
        var payload = new Payload(name);
        return payload.Json["value"] is JArray ? payload.Values : [payload.Json];
    }

    private static JProperty[] Members(JObject payload) => [.. payload.Descendants().OfType<JProperty>()];

    private static JObject Renamed(JObject json, Func<string, string> rename) =>
        new(json.Properties().Select(member => new JProperty(rename(member.Name), Nested(member.Value, nested => Renamed(nested, rename)))));

    private static JObject Reversed(JObject json) => new(json.Properties().Reverse().Select(member => new JProperty(member.Name, Nested(member.Value, Reversed))));

    private static JToken Nested(JToken value, Func<JObject, JObject> change) => value switch
    {
        JObject json => change(json),
        JArray list => new JArray(list.Select(item => Nested(item, change))),
        _ => value,
    };
}
