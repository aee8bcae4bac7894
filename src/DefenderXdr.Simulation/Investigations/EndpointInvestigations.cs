using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>Defender for Endpoint's automated investigations: <c>/api/investigations</c>.</summary>
internal sealed class EndpointInvestigations(Investigations investigations)
{
    private static readonly string[] Read = ["Alert.Read.All", "Alert.ReadWrite.All"];

    private static readonly ListRules<Investigation> Rules = new(
        new FilterFields<Investigation>(graph: false)
            .Date("startTime", one => one.Started)
            .Text("id", one => one.Id)
            .Enumeration("state", one => one.State, Investigation.States)
            .Text("machineId", one => one.Device.Id)
            .Text("triggeringAlertId", one => one.AlertId),
        DefaultTop: 10_000,
        MaxTop: 10_000,
        ["$filter", "$top", "$skip"]);

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Endpoint, "GET", "api/investigations", Read, List),
        new(Api.Endpoint, "GET", "api/investigations/{id}", Read, Get),
        new(Api.Endpoint, "POST", "api/machines/{id}/startInvestigation", ["Alert.ReadWrite.All"], Start),
    ];

    private SimulatedResponse List(Call call) => EndpointList.Answer(
        call, "Investigations", new ListQuery<Investigation>(call, Rules).Page(investigations.NewestFirst).Items, (json, one) => Write(json, one, null));

    private SimulatedResponse Get(Call call)
    {
        // Its own id, or that of the alert that set it off.
        var id = call.Values["id"];
        return Answer(call, investigations.NewestFirst.FirstOrDefault(one => one.Id == id || one.AlertId == id) ?? throw new ApiFault(404, "ResourceNotFound", $"Investigation {id} was not found"));
    }

    private SimulatedResponse Start(Call call)
    {
        ChangeBody.Read(call, "Comment").Required("Comment");
        return Answer(call, investigations.Start(call.Values["id"]), 201);
    }

    private static SimulatedResponse Answer(Call call, Investigation one, int status = 200) => call.Answer(json => Write(json, one, call.Context("Investigations/$entity")), status);

    private static void Write(JsonTextWriter json, Investigation one, string? context)
    {
        json.WriteStartObject();
        if (context is not null)
            json.Member("@odata.context", context);
        json.Member("id", one.Id);
        json.Member("startTime", one.Started);
        json.Member("endTime", one.Ended);
        json.Member("state", one.State.Legacy);
        json.Member("cancelledBy", (string?)null);
        json.Member("statusDetails", (string?)null);
        json.Member("machineId", one.Device.Id);
        json.Member("computerDnsName", one.Device.DnsName);
        json.Member("triggeringAlertId", one.AlertId);
        json.WriteEndObject();
    }
}
