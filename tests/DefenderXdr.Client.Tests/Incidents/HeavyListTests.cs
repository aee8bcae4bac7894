using System.Globalization;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Incidents;

/// <summary>A tenant of Graph so large that <c>$expand=alerts</c> answers 500, whatever the retries.</summary>
public sealed class HeavyListTests
{
    private const int Count = 130;

    [Theory]
    [InlineData(50, 0)]
    [InlineData(10, 0)]
    [InlineData(0, 0)]
    [InlineData(0, 60)]
    [InlineData(10, 60)]
    public async Task Every_incident_comes_once_with_its_alerts(int largestPage, int failsBehind)
    {
        await using var server = Serving(largestPage, failsBehind);

        var incidents = await TestClient.Create(server).Incidents.ListAsync(null, DefenderApi.Graph).ToListAsync();

        Assert.Equal(Enumerable.Range(1, Count), incidents.Select(incident => (int)incident.IncidentId));
        Assert.All(incidents, incident => Assert.Equal($"a{incident.IncidentId}", Assert.Single(incident.Alerts).AlertId));
    }

    [Fact]
    public async Task A_tenant_that_never_embeds_alerts_is_asked_for_them_one_by_one()
    {
        await using var server = Serving(largestPage: 0);

        var incidents = await TestClient.Create(server).Incidents.ListAsync(new() { First = 3 }, DefenderApi.Graph).ToListAsync();

        Assert.Equal(3, incidents.Count);

        // Twice with alerts, twice with alerts in what would be a smaller page, once without them, and each incident's own.
        Assert.Equal([true, true, true, true, false], server.Requests.Take(5).Select(request => request.Query("$expand") == "alerts"));
        Assert.Equal(["/v1.0/security/incidents/1/alerts", "/v1.0/security/incidents/2/alerts", "/v1.0/security/incidents/3/alerts"], server.Requests.Skip(5).Select(request => request.Path));
    }

    [Fact]
    public async Task What_is_filtered_here_and_the_limit_hold_across_the_ways()
    {
        await using var server = Serving(largestPage: 0, failsBehind: 60);

        var incidents = await TestClient.Create(server).Incidents.ListAsync(new() { Category = ["Even"], First = 40 }, DefenderApi.Graph).ToListAsync();

        Assert.Equal(Enumerable.Range(1, 40).Select(i => i * 2), incidents.Select(incident => (int)incident.IncidentId));
    }

    [Fact]
    public async Task Without_alerts_nothing_is_expanded_and_nothing_asked_besides()
    {
        await using var server = Serving(largestPage: 0);

        var incidents = await TestClient.Create(server).Incidents.ListAsync(new() { IncludeAlerts = false }, DefenderApi.Graph).ToListAsync();

        Assert.Equal(Count, incidents.Count);
        Assert.All(server.Requests, request => Assert.Equal("/v1.0/security/incidents", request.Path));
        Assert.All(server.Requests, request => Assert.Null(request.Query("$expand")));
    }

    [Fact]
    public async Task A_filter_that_looks_at_alerts_asks_for_them()
    {
        await using var server = Serving(largestPage: 50);

        var incidents = await TestClient.Create(server).Incidents.ListAsync(new() { IncludeAlerts = false, Category = ["Odd"], First = 2 }, DefenderApi.Graph).ToListAsync();

        Assert.Equal([1L, 3L], incidents.Select(incident => incident.IncidentId));
        Assert.Equal("alerts", server.Requests[0].Query("$expand"));
    }

    [Fact]
    public async Task One_incident_that_is_too_heavy_is_got_in_two_parts()
    {
        await using var server = Serving(largestPage: 0);
        var client = TestClient.Create(server);

        var incident = await client.Incidents.GetAsync(7, DefenderApi.Graph);
        var bare = await client.Incidents.GetAsync(7, DefenderApi.Graph, includeAlerts: false);

        Assert.Equal("a7", Assert.Single(incident.Alerts).AlertId);
        Assert.Empty(bare.Alerts);
        Assert.Equal(["alerts", "alerts", null, null, null], server.Requests.Select(request => request.Query("$expand")));
    }

    [Fact]
    public async Task A_service_that_cannot_answer_at_all_is_an_error_in_the_end()
    {
        await using var server = new LoopbackServer(_ => Answer.Status(500));

        var error = await TestClient.Create(server).Incidents.ListAsync(null, DefenderApi.Graph).ErrorOf();

        Assert.Equal(ErrorIds.ServiceUnavailable, error.ErrorId);
        Assert.Equal(2 + 2 + TestClient.Impatient.MaxAttempts, server.Requests.Count);
    }

    // Lists with alerts fail when their pages are larger than that and reach behind an incident; single incidents with alerts always do.
    private static LoopbackServer Serving(int largestPage, int failsBehind = 0) => new(request => Answers(request, largestPage, failsBehind));

    private static Answer Answers(ReceivedRequest request, int largestPage, int failsBehind)
    {
        var parts = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 5) return Answer.Json($$"""{"value":[{{Alert(Number(parts[3]))}}]}""");

        var expands = request.Query("$expand") == "alerts";
        if (parts.Length == 4) return expands ? Answer.Status(500) : Answer.Json(Incident(Number(parts[3]), false));

        var top = Number(request.Query("$top")!);
        var skip = request.Query("$skip") is { } text ? Number(text) : 0;
        if (expands && top > largestPage && skip + top > failsBehind) return Answer.Status(500);

        var items = string.Join(",", Enumerable.Range(skip + 1, Math.Max(0, Math.Min(top, Count - skip))).Select(id => Incident(id, expands)));
        var more = skip + top < Count ? $$"""
            "@odata.nextLink":"http://{{request.Headers["Host"]}}/v1.0/security/incidents?{{(expands ? "$expand=alerts&" : "")}}$top={{top}}&$skip={{skip + top}}",
            """ : "";
        return Answer.Json($$"""{ {{more}} "value":[{{items}}]}""");
    }

    private static string Incident(int id, bool withAlerts) => $$"""{"id":"{{id}}","status":"active"{{(withAlerts ? $",\"alerts\":[{Alert(id)}]" : "")}}}""";

    private static string Alert(int id) => $$"""{"id":"a{{id}}","category":"{{(id % 2 == 0 ? "Even" : "Odd")}}"}""";

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
