using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class InvestigationTests
{
    private const string Investigations = Caller.Endpoint + "/api/investigations";
    private const string Comment = """{"Comment":"test"}""";

    [Fact]
    public void The_alerts_investigations_are_there_newest_first_and_filter()
    {
        var caller = new Caller();
        var all = caller.Values(Investigations);
        Assert.All(all, one => Entities.AssertIs("Investigation", one));
        Assert.Empty(Entities.Missing("Investigation", all[0]));
        var alerts = caller.Values(Caller.Endpoint + "/api/alerts?$filter=investigationId ne null");
        Assert.Equal(
            alerts.Select(one => ((string)one["investigationId"]!, (string)one["investigationState"]!, (string)one["machineId"]!, (string)one["id"]!)).Order(),
            all.Select(one => ((string)one["id"]!, (string)one["state"]!, (string)one["machineId"]!, (string)one["triggeringAlertId"]!)).Order());
        Assert.Equal(all.Select(one => Caller.Time(one["startTime"])).OrderDescending(), all.Select(one => Caller.Time(one["startTime"])));
        var pivot = all[all.Count / 2];
        Assert.Equal(all.Where(one => (string?)one["state"] == "Running").Select(Id), Filtered(caller, "state eq 'Running'"));
        Assert.Equal(all.Where(one => JToken.DeepEquals(one["machineId"], pivot["machineId"])).Select(Id), Filtered(caller, $"machineId eq '{pivot["machineId"]}'"));
        Assert.Equal([Id(pivot)], Filtered(caller, $"triggeringAlertId eq '{pivot["triggeringAlertId"]}'"));
        Assert.Equal([Id(pivot)], Filtered(caller, $"id eq '{Id(pivot)}'"));
        Assert.Equal(all.Take(all.Count / 2 + 1).Select(Id), Filtered(caller, $"startTime ge {pivot["startTime"]}"));
        Assert.Equal(all.Select(Id), caller.AllBySkip(Investigations, 9).Select(Id));
        caller.Get(Investigations + "?$filter=state eq 'Lazy'", 400);

        // By its own id, and by that of the alert that set it off.
        Assert.Equal(Id(pivot), Id(caller.Get($"{Investigations}/{Id(pivot)}")));
        Assert.Equal(Id(pivot), Id(caller.Get($"{Investigations}/{pivot["triggeringAlertId"]}")));
        caller.Get($"{Investigations}/1", 404);
    }

    [Fact]
    public void One_that_somebody_starts_runs_and_ends()
    {
        var tenant = new Responder();
        var devices = tenant.Ids(2);
        var started = tenant.Post(devices[0], "startInvestigation", Comment, 201);
        Entities.AssertIs("Investigation", started);
        Assert.Equal(("Running", devices[0], JTokenType.Null), ((string?)started["state"], (string?)started["machineId"], started["endTime"]!.Type));
        Assert.Equal("Action is already in progress", (string?)tenant.Post(devices[0], "startInvestigation", Comment, 400)["error"]!["message"]);
        Assert.NotEqual(Id(started), Id(tenant.Post(devices[1], "startInvestigation", Comment, 201)));
        Assert.Equal(2, tenant.Tenant.Changes.Count(change => change.Kind == SimulatedChangeKind.InvestigationCreated));
        tenant.Tenant.Advance(TimeSpan.FromMinutes(3));
        var ended = tenant.Caller.Get($"{Investigations}/{Id(started)}");
        Assert.Equal("Benign", (string?)ended["state"]);
        Assert.Equal(TimeSpan.FromMinutes(3), Caller.Time(ended["endTime"]) - Caller.Time(ended["startTime"]));
        Assert.Empty(tenant.Tenant.MachineActions);
        tenant.Post(devices[0], "startInvestigation", Comment, 201);
    }

    [Fact]
    public void What_cannot_be_investigated_is_refused()
    {
        var tenant = new Responder();
        Assert.Equal("MissingRequiredParameter", tenant.Code(tenant.Device, "startInvestigation", "{}"));
        Assert.Equal("ResourceNotFound", tenant.Code("nobody", "startInvestigation", Comment, 404));
        Assert.Equal("OsPlatformNotSupported", tenant.Code(tenant.Named("mac-design"), "startInvestigation", Comment));
        Assert.Equal("BadRequest", tenant.Code(tenant.Named("cam-hq"), "startInvestigation", Comment));
        Assert.Empty(tenant.Tenant.Changes);
    }

    private static List<string> Filtered(Caller caller, string filter) => [.. caller.Values($"{Investigations}?$filter={Uri.EscapeDataString(filter)}").Select(Id)];

    private static string Id(JToken one) => (string)one["id"]!;
}
