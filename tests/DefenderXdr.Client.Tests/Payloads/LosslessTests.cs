using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Payloads;

/// <summary>Each documented payload, over a socket, into the typed object with nothing lost.</summary>
public sealed class LosslessTests
{
    [Theory]
    [InlineData(DefenderApi.Xdr, "Defender/api-list-incidents", 3)]
    [InlineData(DefenderApi.Graph, "Graph/list-incidents.expand-alerts", 1)]
    public async Task A_list_of_incidents_keeps_every_value(DefenderApi api, string name, int count)
    {
        var payload = new Payload(name);
        await using var server = new LoopbackServer(payload.Answer());

        var incidents = await TestClient.Create(server).Incidents.ListAsync(api: api).ToListAsync();

        AssertHolds(payload.Values, incidents, count);
    }

    [Theory]
    [InlineData(DefenderApi.Xdr, "Defender/api-get-incident")]
    [InlineData(DefenderApi.Xdr, "Defender/api-update-incidents")]
    public async Task An_incident_keeps_every_value(DefenderApi api, string name)
    {
        var payload = new Payload(name);
        await using var server = new LoopbackServer(payload.Answer());

        var incident = await TestClient.Create(server).Incidents.GetAsync(924521, api);

        Lossless.AssertHolds(payload.Json, incident);
    }

    [Theory]
    [InlineData(DefenderApi.Endpoint, "Defender/get-alerts.example1", 1)]
    [InlineData(DefenderApi.Endpoint, "Defender/get-alerts.example2", 1)]
    [InlineData(DefenderApi.Graph, "Graph/list-alerts-v2", 1)]
    public async Task A_list_of_alerts_keeps_every_value(DefenderApi api, string name, int count)
    {
        var payload = new Payload(name);
        await using var server = new LoopbackServer(payload.Answer());

        var alerts = await TestClient.Create(server).Alerts.ListAsync(api: api).ToListAsync();

        AssertHolds(payload.Values, alerts, count);
    }

    [Theory]
    [InlineData(DefenderApi.Endpoint, "Defender/alerts")]
    [InlineData(DefenderApi.Graph, "Graph/alert-update")]
    public async Task An_alert_keeps_every_value(DefenderApi api, string name)
    {
        var payload = new Payload(name);
        await using var server = new LoopbackServer(payload.Answer());

        var alert = await TestClient.Create(server).Alerts.GetAsync("da1_1", api);

        Lossless.AssertHolds(payload.Json, alert);
    }

    [Fact]
    public void A_value_that_the_model_lacks_is_noticed()
    {
        var payload = JObject.Parse("""{"incidentName":"a","alerts":[{"title":"b","evidence":[{"sha1":"c"}]}]}""");
        var complete = new DefenderIncident { DisplayName = "a", Alerts = [new() { Title = "b", Evidence = [new() { Sha1 = "c" }] }] };
        var onTheWrongObject = new DefenderIncident { DisplayName = "a", Summary = "c", Alerts = [new() { Title = "b", Evidence = [new()] }] };

        Lossless.AssertHolds(payload, complete);
        Assert.ThrowsAny<Exception>(() => Lossless.AssertHolds(payload, onTheWrongObject));
        Assert.Equal(["A"], Lossless.OwnValues(payload));
        Lossless.AssertKeeps(payload, onTheWrongObject);
        Assert.ThrowsAny<Exception>(() => Lossless.AssertKeeps(payload, new DefenderIncident { DisplayName = "a", Summary = "c" }));
    }

    private static void AssertHolds<T>(IReadOnlyList<JObject> payload, List<T> models, int count) where T : class
    {
        Assert.Equal(count, payload.Count);
        Assert.Equal(count, models.Count);
        for (var i = 0; i < count; i++) Lossless.AssertHolds(payload[i], models[i]);
    }
}
