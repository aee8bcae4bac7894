using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Filters;

/// <summary>What a service sees of a query's values, over the wire.</summary>
public sealed class FilterTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 20, 14, 30, 5, 123, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("owner@contoso.com")]
    [InlineData("O'Brien")]
    [InlineData("''")]
    [InlineData("' or '1' eq '1")]
    [InlineData("a&$top=1&b=c#fragment")]
    [InlineData("50% + 1 = !")]
    [InlineData("%27%20or%20")]
    [InlineData("Zoë Müller 日本 😀")]
    [InlineData("a/b\\c;d,e\"f")]
    [InlineData("tab\tline\nend")]
    public async Task Text_arrives_as_one_literal_whatever_is_in_it(string owner)
    {
        foreach (var api in new[] { DefenderApi.Graph, DefenderApi.Xdr })
        {
            var request = await SentAsync(c => c.Incidents.ListAsync(new() { AssignedTo = [owner] }, api).ToListAsync());

            Assert.Equal($"assignedTo eq '{owner.Replace("'", "''")}'", request.Query("$filter"));
            Assert.Equal(api == DefenderApi.Graph ? "50" : "100", request.Query("$top"));
            Assert.DoesNotContain('#', request.Target);
        }
    }

    [Fact]
    public async Task Defender_XDR_filters_in_its_own_words()
    {
        var request = await SentAsync(c => c.Incidents.ListAsync(new()
        {
            UpdatedAfter = Time,
            UpdatedBefore = Time.AddHours(1),
            CreatedAfter = Time.AddTicks(1),
            CreatedBefore = Time.AddDays(1),
            Status = ["inprogress", "Active"],
            AssignedTo = ["a", "b"],
            Filter = "x eq 1 or y eq 2",
        }, DefenderApi.Xdr).ToListAsync());

        Assert.Equal("/api/incidents", request.Path);
        Assert.Equal(
            "lastUpdateTime ge 2026-11-20T12:30:05.1230000Z and lastUpdateTime le 2026-11-20T13:30:05.1230000Z"
            + " and createdTime ge 2026-11-20T12:30:05.1230001Z and createdTime le 2026-11-21T12:30:05.1230000Z"
            + " and (assignedTo eq 'a' or assignedTo eq 'b') and (status eq 'InProgress' or status eq 'Active') and (x eq 1 or y eq 2)",
            request.Query("$filter"));
    }

    [Fact]
    public async Task Graph_filters_in_its_own_words()
    {
        var request = await SentAsync(c => c.Incidents.ListAsync(new()
        {
            UpdatedAfter = Time,
            CreatedBefore = Time,
            Status = ["AwaitingAction"],
            Severity = ["High", "medium"],
        }, DefenderApi.Graph).ToListAsync());

        Assert.Equal("/v1.0/security/incidents", request.Path);
        Assert.Equal("alerts", request.Query("$expand"));
        Assert.Equal(
            "lastUpdateDateTime ge 2026-11-20T12:30:05.1230000Z and createdDateTime le 2026-11-20T12:30:05.1230000Z"
            + " and status eq 'awaitingAction' and (severity eq 'high' or severity eq 'medium')",
            request.Query("$filter"));
    }

    [Fact]
    public async Task Defender_for_Endpoint_filters_in_its_own_words()
    {
        var request = await SentAsync(c => c.Alerts.ListAsync(new()
        {
            IncidentId = 7,
            UpdatedAfter = Time,
            CreatedAfter = Time,
            Status = ["new"],
            Severity = ["unknown"],
            DetectionSource = ["antivirus"],
            Category = ["malware"],
        }, DefenderApi.Endpoint).ToListAsync());

        Assert.Equal(
            "lastUpdateTime ge 2026-11-20T12:30:05.1230000Z and alertCreationTime ge 2026-11-20T12:30:05.1230000Z"
            + " and status eq 'New' and severity eq 'UnSpecified' and detectionSource eq 'WindowsDefenderAv' and category eq 'Malware' and incidentId eq 7",
            request.Query("$filter"));
    }

    [Fact]
    public async Task An_expression_of_the_caller_s_own_goes_as_it_is()
    {
        var request = await SentAsync(c => c.Incidents.ListAsync(new() { Filter = "status eq 'New' or x eq 'a+b&c'" }, DefenderApi.Xdr).ToListAsync());

        Assert.Equal("status eq 'New' or x eq 'a+b&c'", request.Query("$filter"));
    }

    [Theory]
    [InlineData(DefenderApi.Xdr)]
    [InlineData(DefenderApi.Graph)]
    public async Task No_wish_is_no_filter(DefenderApi api)
    {
        var request = await SentAsync(c => c.Incidents.ListAsync(new() { Filter = " " }, api).ToListAsync());

        Assert.Null(request.Query("$filter"));
    }

    [Theory]
    [InlineData("da1/../../machines?x=1#y")]
    [InlineData("a b%20c")]
    public async Task An_id_stays_one_segment_of_the_path(string id)
    {
        await using var server = new LoopbackServer(Answer.Json("""{"id":"x"}"""));

        await TestClient.Create(server).Alerts.GetAsync(id, DefenderApi.Endpoint);

        Assert.Equal("/api/alerts/" + Uri.EscapeDataString(id), Assert.Single(server.Requests).Target);
    }

    [Fact]
    public async Task The_alerts_of_an_incident_are_filtered_here_where_Graph_does_not()
    {
        await using var server = new LoopbackServer(Answer.Json(
            """
            {"value":[
              {"id":"1","status":"new","severity":"high","assignedTo":"A@contoso.com","createdDateTime":"2026-11-20T12:30:00Z"},
              {"id":"2","status":"resolved","severity":"high","assignedTo":"a@contoso.com"},
              {"id":"3","status":"new","severity":"low","assignedTo":"a@contoso.com"},
              {"id":"4","status":"new","severity":"high","assignedTo":"b@contoso.com"},
              {"id":"5","status":"new","severity":"high","assignedTo":"a@contoso.com","createdDateTime":"2026-11-21T12:30:00Z"}
            ]}
            """));

        var alerts = await TestClient.Create(server).Alerts.ListAsync(
            new() { IncidentId = 9, Status = ["New"], Severity = ["High"], AssignedTo = ["a@contoso.com"], CreatedBefore = Time }, DefenderApi.Graph).ToListAsync();

        Assert.Equal("1", Assert.Single(alerts).AlertId);
        Assert.Equal("/v1.0/security/incidents/9/alerts", server.Requests[0].Path);
        Assert.Null(server.Requests[0].Query("$filter"));
    }

    private static async Task<ReceivedRequest> SentAsync<T>(Func<DefenderClient, ValueTask<List<T>>> call)
    {
        await using var server = new LoopbackServer(Answer.Json(Bodies.EmptyList));
        await call(TestClient.Create(server));
        return Assert.Single(server.Requests);
    }
}
