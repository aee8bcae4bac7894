using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Filters;

/// <summary>What each API is sent of a filter, and what is filtered here in its place.</summary>
public sealed class SentOrKeptTests
{
    private const string Incidents =
        """
        {"value":[
          {"id":"1","assignedTo":"ann@contoso.com","status":"active","classification":"truePositive","customTags":["vip"],"alerts":[
            {"id":"a1","category":"Malware","serviceSource":"microsoftDefenderForEndpoint","detectionSource":"antivirus","evidence":[
              {"@odata.type":"#microsoft.graph.security.deviceEvidence","mdeDeviceId":"0123456789abcdef0123456789abcdef01234567","deviceDnsName":"ws-01.contoso.com","azureAdDeviceId":"e1"},
              {"@odata.type":"#microsoft.graph.security.userEvidence","userAccount":{"accountName":"ben","domainName":"CONTOSO","userPrincipalName":"ben@contoso.com"}}]}]},
          {"id":"2","assignedTo":"bob@contoso.com","status":"inProgress","systemTags":["Red[1]"],"alerts":[{"id":"a2","category":"Phishing","serviceSource":"microsoftDefenderForOffice365"}]},
          {"id":"3","status":"resolved","determination":"notMalicious","alerts":[]}
        ]}
        """;

    public static TheoryData<IncidentQuery, string?, string> OnGraph => new()
    {
        { new() { AssignedTo = ["ann@*"] }, null, "1" },
        { new() { AssignedTo = ["ann@contoso.com", "b?b@contoso.com"] }, null, "1 2" },
        { new() { AssignedTo = [""] }, null, "3" },
        { new() { AssignedTo = ["", "ANN@contoso.com"] }, null, "1 3" },
        { new() { Status = ["in*"] }, null, "2" },
        { new() { Status = ["[ai]*"], Tag = ["v*"] }, null, "1" },
        { new() { Classification = ["unk*"] }, null, "2 3" },
        { new() { Classification = ["TRUEPOSITIVE"] }, "classification eq 'truePositive'", "1 2 3" },
        { new() { Determination = ["Clean", "InsufficientData"] }, "(determination eq 'notMalicious' or determination eq 'notEnoughDataToValidate')", "1 2 3" },
        { new() { Determination = ["NotM*"] }, null, "3" },
        { new() { Tag = ["VIP"] }, null, "1" },
        { new() { Tag = ["red`[1]"] }, null, "2" },
        { new() { Tag = ["red[0-9]"] }, null, "" },
        { new() { Category = ["malware", "nothing"] }, null, "1" },
        { new() { ServiceSource = ["officeATP"] }, null, "2" },
        { new() { DetectionSource = ["WindowsDefenderAv"] }, null, "1" },
        { new() { Device = ["ws-01"] }, null, "1" },
        { new() { Device = ["WS-01.contoso.com"] }, null, "1" },
        { new() { Device = ["ws-0"] }, null, "" },
        { new() { Device = ["0123456789ABCDEF0123456789abcdef01234567"] }, null, "1" },
        { new() { Device = ["e1"] }, null, "1" },
        { new() { User = ["ben"] }, null, "1" },
        { new() { User = ["ben@contoso.com"] }, null, "1" },
        { new() { User = [@"contoso\ben"] }, null, "1" },
        { new() { User = ["be"] }, null, "" },
        { new() { Status = ["Active"], Category = ["*ing"] }, "status eq 'active'", "2" },
    };

    [Theory]
    [MemberData(nameof(OnGraph))]
    public async Task Incidents_on_Graph(IncidentQuery query, string? sent, string kept)
    {
        await using var server = new LoopbackServer(Answer.Json(Incidents));

        var incidents = await TestClient.Create(server).Incidents.ListAsync(query, DefenderApi.Graph).ToListAsync();

        Assert.Equal(sent, Assert.Single(server.Requests).Query("$filter"));
        Assert.Equal(kept, string.Join(" ", incidents.Select(incident => incident.IncidentId)));
    }

    [Fact]
    public async Task Defender_XDR_is_sent_what_it_filters_and_no_more()
    {
        var request = await SentAsync(c => c.Incidents.ListAsync(
            new() { Status = ["active"], Severity = ["High"], Classification = ["TruePositive"], Determination = ["Malware"], Tag = ["x"], User = ["a@b.c"], Device = ["a.b"] }, DefenderApi.Xdr).ToListAsync());

        Assert.Equal("status eq 'Active'", request.Query("$filter"));
        Assert.Equal("100", request.Query("$top"));
    }

    [Fact]
    public async Task Alerts_on_Graph_are_looked_for_by_their_evidence_where_that_is_documented()
    {
        var exact = await SentAsync(c => c.Alerts.ListAsync(new()
        {
            ServiceSource = ["MicrosoftDefenderATP"],
            Device = ["pc.contoso.com", "o'brien.contoso.com"],
            User = ["ann@contoso.com"],
        }, DefenderApi.Graph).ToListAsync());
        Assert.Equal(
            "serviceSource eq 'microsoftDefenderForEndpoint'"
            + " and (evidence/any(e: e/microsoft.graph.security.deviceEvidence/deviceDnsName eq 'pc.contoso.com')"
            + " or evidence/any(e: e/microsoft.graph.security.deviceEvidence/deviceDnsName eq 'o''brien.contoso.com'))"
            + " and evidence/any(e: e/microsoft.graph.security.userEvidence/userAccount/userPrincipalName eq 'ann@contoso.com')",
            exact.Query("$filter"));

        var loose = await SentAsync(c => c.Alerts.ListAsync(
            new() { Device = ["pc", "pc.contoso.com"], User = ["ann"], Category = ["Malware"], DetectionSource = ["Antivirus"], Tag = ["x"] }, DefenderApi.Graph).ToListAsync());
        Assert.Null(loose.Query("$filter"));
    }

    [Fact]
    public async Task Endpoint_alerts_without_classification_count_as_unknown()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"value":[{"id":"1","classification":null},{"id":"2","classification":"TruePositive"},{"id":"3"}]}"""));

        var alerts = await TestClient.Create(server).Alerts.ListAsync(new() { Classification = ["Unknown"] }, DefenderApi.Endpoint).ToListAsync();

        Assert.Equal(["1", "3"], alerts.Select(alert => alert.AlertId));
    }

    [Fact]
    public async Task What_an_API_never_tells_is_refused_before_any_call()
    {
        await using var server = new LoopbackServer();
        var alerts = TestClient.Create(server).Alerts;

        foreach (var query in new AlertQuery[] { new() { Tag = ["x"] }, new() { ServiceSource = ["*"] } })
            Assert.Equal(ErrorIds.FilterNotSupported, (await alerts.ListAsync(query, DefenderApi.Endpoint).ErrorOf()).ErrorId);
        Assert.Empty(server.Requests);
    }

    private static async Task<ReceivedRequest> SentAsync<T>(Func<DefenderClient, ValueTask<List<T>>> call)
    {
        await using var server = new LoopbackServer(Answer.Json(Bodies.EmptyList));
        await call(TestClient.Create(server));
        return Assert.Single(server.Requests);
    }
}
