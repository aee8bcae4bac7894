using System.Globalization;
using DefenderXdr.Json;
using DefenderXdr.Tests.Support;
using Newtonsoft.Json;

namespace DefenderXdr.Tests.Json;

/// <summary>Whatever a service sends, it is in the model or beside it, and never an exception.</summary>
public sealed class ObjectReaderTests
{
    [Fact]
    public void Members_that_nobody_knows_stay_under_their_own_names()
    {
        var incident = Incident("""{"incidentId":1,"newText":"a","newNumber":1.5,"newFlag":true,"newNull":null,"newList":[1,"b",null],"newObject":{"x":{"y":[]}}}""");

        Assert.Equal("a", incident.AdditionalProperties["newText"]);
        Assert.Equal(1.5, incident.AdditionalProperties["newNumber"]);
        Assert.Equal(true, incident.AdditionalProperties["newFlag"]);
        Assert.True(incident.AdditionalProperties.ContainsKey("newNull"));
        Assert.Null(incident.AdditionalProperties["newNull"]);
        Assert.Equal([1L, "b", null], Assert.IsType<object?[]>(incident.AdditionalProperties["newList"]));
        var nested = Assert.IsAssignableFrom<IDictionary<string, object?>>(incident.AdditionalProperties["newObject"]);
        Assert.Empty(Assert.IsType<object?[]>(Assert.IsAssignableFrom<IDictionary<string, object?>>(nested["x"])["y"]));
    }

    [Fact]
    public void Dates_in_unknown_members_stay_text() =>
        Assert.Equal("2021-01-26T20:33:57.10Z", Incident("""{"newDate":"2021-01-26T20:33:57.10Z"}""").AdditionalProperties["newDate"]);

    [Fact]
    public void Names_are_read_without_case()
    {
        var incident = Incident("""{"INCIDENTID":5,"incidentname":"n","ALERTS":[{"TITLE":"t","Evidence":[{"SHA1":"s"}]}],"Comments":[{"COMMENT":"c"}]}""");

        Assert.Equal(5, incident.IncidentId);
        Assert.Equal("n", incident.DisplayName);
        Assert.Equal("t", incident.Alerts[0].Title);
        Assert.Equal("s", incident.Alerts[0].Evidence[0].Sha1);
        Assert.Equal("c", incident.Comments[0].Comment);
        Assert.Empty(incident.AdditionalProperties);
    }

    [Fact]
    public void Nulls_are_the_absence_of_a_value()
    {
        var members = string.Join(',', new[]
        {
            "incidentId", "redirectIncidentId", "incidentName", "createdTime", "lastUpdateTime", "assignedTo", "classification", "determination", "status", "severity",
            "tags", "systemTags", "comments", "alerts", "description", "summary", "resolvingComment", "lastModifiedBy", "priorityScore", "incidentWebUrl", "tenantId",
        }.Select(name => $"\"{name}\":null"));

        var incident = Incident($$"""{{{members}}}""");

        Assert.Empty(incident.AdditionalProperties);
        Assert.Equal(JsonConvert.SerializeObject(new DefenderIncident()), JsonConvert.SerializeObject(incident));
    }

    [Theory]
    [InlineData("createdTime", "\"yesterday\"", "yesterday")]
    [InlineData("createdTime", "5", 5L)]
    [InlineData("createdTime", "true", true)]
    [InlineData("redirectIncidentId", "\"abc\"", "abc")]
    [InlineData("redirectIncidentId", "1.5", 1.5)]
    [InlineData("redirectIncidentId", "true", true)]
    [InlineData("status", "3", 3L)]
    [InlineData("status", "false", false)]
    [InlineData("tags", "\"one\"", "one")]
    [InlineData("comments", "\"none\"", "none")]
    [InlineData("alerts", "7", 7L)]
    public void A_value_that_does_not_fit_stays_beside_the_property(string name, string json, object expected)
    {
        var incident = Incident($$"""{"{{name}}":{{json}},"summary":"after"}""");

        Assert.Equal(expected, incident.AdditionalProperties[name]);
        Assert.Equal("after", incident.Summary);
    }

    [Theory]
    [InlineData("incidentName")]
    [InlineData("createdTime")]
    [InlineData("status")]
    [InlineData("redirectIncidentId")]
    [InlineData("tags")]
    [InlineData("alerts")]
    public void An_object_where_none_belongs_stays_beside_the_property(string name)
    {
        var incident = Incident($$"""{"{{name}}":{"a":[{"b":1}]},"summary":"after"}""");

        Assert.IsAssignableFrom<IDictionary<string, object?>>(incident.AdditionalProperties[name]);
        Assert.Equal("after", incident.Summary);
    }

    [Fact]
    public void Numbers_and_flags_where_text_belongs_are_text()
    {
        Assert.Equal("5", Incident("""{"incidentName":5}""").DisplayName);
        Assert.Equal("1.5", Incident("""{"incidentName":1.5}""").DisplayName);
        Assert.Equal("true", Incident("""{"incidentName":true}""").DisplayName);
    }

    [Fact]
    public void Numbers_in_text_are_numbers_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "de-DE", "ar-SA", "sv-SE", "fa-IR" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(name);
                Assert.Equal(28282, Incident("""{"id":"28282"}""").IncidentId);
                Assert.Equal("1.5", Incident("""{"incidentName":1.5}""").DisplayName);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_number_that_is_too_large_is_kept()
    {
        var incident = Incident("""{"priorityScore":123456789012345678901234567890,"redirectIncidentId":"9223372036854775808"}""");

        Assert.Null(incident.PriorityScore);
        Assert.Equal("123456789012345678901234567890", Convert.ToString(incident.AdditionalProperties["priorityScore"], CultureInfo.InvariantCulture));
        Assert.Equal("9223372036854775808", incident.AdditionalProperties["redirectIncidentId"]);
    }

    [Fact]
    public void A_list_with_something_else_in_it_is_kept_whole()
    {
        var incident = Incident("""{"tags":["a",{"b":1}],"alerts":[{"title":"t"},"odd",null]}""");

        Assert.Equal(2, Assert.IsType<object?[]>(incident.AdditionalProperties["tags"]).Length);
        Assert.Equal("t", Assert.Single(incident.Alerts).Title);
        Assert.Equal("odd", incident.AdditionalProperties["alerts"]);
    }

    [Fact]
    public void Unknown_members_that_differ_in_case_or_come_twice_are_all_kept()
    {
        var incident = Incident("""{"extra":1,"Extra":2,"extra":3,"nested":{"a":1,"A":2}}""");

        Assert.Equal([1L, 2L, 3L], incident.AdditionalProperties.Where(p => p.Key.StartsWith("extra", StringComparison.OrdinalIgnoreCase)).Select(p => p.Value));
        Assert.Equal([1L, 2L], ((IDictionary<string, object?>)incident.AdditionalProperties["nested"]!).Values);
    }

    [Fact]
    public void Words_of_the_older_APIs_are_kept_beside_our_own()
    {
        var alert = Alert("""{"severity":"UnSpecified","classification":"truePositive","determination":"Clean","status":"BrandNew"}""");

        Assert.Equal("Unknown", alert.Severity);
        Assert.Equal("UnSpecified", alert.AdditionalProperties["severity"]);
        Assert.Equal("TruePositive", alert.Classification);
        Assert.Equal("NotMalicious", alert.Determination);
        Assert.Equal("Clean", alert.AdditionalProperties["determination"]);
        Assert.Equal("BrandNew", alert.Status);
    }

    [Theory]
    [InlineData("#microsoft.graph.security.deviceEvidence", "Device")]
    [InlineData("microsoft.graph.security.DEVICEEVIDENCE", "Device")]
    [InlineData("#microsoft.graph.security.kubernetesPodEvidence", "KubernetesPod")]
    [InlineData("#microsoft.graph.security.analyzedMessageEvidence", "MailMessage")]
    [InlineData("#microsoft.graph.security.evidence", "Evidence")]
    [InlineData("whatever", "Whatever")]
    [InlineData("#microsoft.graph.security.", null)]
    [InlineData("", null)]
    public void The_type_of_evidence_is_read_from_Graph_s_name(string type, string? expected)
    {
        var evidence = Assert.Single(Alert($$"""{"evidence":[{"@odata.type":"{{type}}"}]}""").Evidence);

        Assert.Equal(expected, evidence.EntityType);
        Assert.Equal(type, evidence.ODataType);
    }

    [Fact]
    public void Evidence_nested_in_evidence_is_kept()
    {
        const string Json = """{"evidence":[{"@odata.type":"#microsoft.graph.security.kubernetesPodEvidence","name":"pod","namespace":{"name":"ns","cluster":{"name":"cl","cloudResource":{"resourceId":"/x"}}}}]}""";

        Lossless.AssertHolds(Payload.Parse(Json), Alert(Json));
    }

    [Fact]
    public void Nesting_as_deep_as_the_reader_allows_is_read_and_deeper_is_an_error_of_the_reader()
    {
        Assert.True(Incident(Nested(50)).AdditionalProperties.ContainsKey("deep"));
        Assert.Throws<JsonReaderException>(() => Incident(Nested(5000)));

        static string Nested(int depth) => $$"""{"deep":{{string.Concat(Enumerable.Repeat("{\"a\":", depth))}}1{{new string('}', depth)}}}""";
    }

    [Fact]
    public void Two_lists_of_evidence_are_one_with_the_devices_first()
    {
        var inOrder = Alert("""{"devices":[{"mdatpDeviceId":"d"}],"entities":[{"entityType":"File","fileName":"f"}]}""");
        var reversed = Alert("""{"entities":[{"entityType":"File","fileName":"f"}],"devices":[{"mdatpDeviceId":"d"}]}""");

        foreach (var alert in new[] { inOrder, reversed })
        {
            Assert.Equal(["Device", "File"], alert.Evidence.Select(e => e.EntityType));
            Assert.Equal("d", alert.DeviceId);
        }
    }

    private static DefenderIncident Incident(string json) => Read(IncidentReader.Instance, json);

    private static DefenderAlert Alert(string json) => Read(AlertReader.Instance, json);

    // As bodies are read.
    private static T Read<T>(ObjectReader<T> reader, string text) where T : class
    {
        using var json = new JsonTokens(new StringReader(text), new JsonNames());
        Assert.True(json.Read());
        var model = reader.Read(json);
        Assert.Equal(JsonToken.EndObject, json.TokenType);
        Assert.False(json.Read());
        return model;
    }
}
