using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>Who was at a device, and what was found there: <c>/api/machines/{id}/logonusers</c> and <c>alerts</c>.</summary>
internal sealed class EndpointMachineRelations(Estate estate, EventHistory history)
{
    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Endpoint, "GET", "api/machines/{id}/logonusers", ["User.Read.All"], Users),
        new(Api.Endpoint, "GET", "api/machines/{id}/alerts", ["Alert.Read.All", "Alert.ReadWrite.All"], Alerts),
    ];

    private SimulatedResponse Alerts(Call call)
    {
        var id = Find(call).Id;
        return EndpointList.Answer(call, "Alerts", estate.Alerts.Where(alert => EndpointAlerts.IsOurs(alert) && alert.Story.Device.Id == id),
            (json, alert) => EndpointAlert.Write(json, alert, estate.TenantId, null, withEvidence: false));
    }

    private SimulatedResponse Users(Call call)
    {
        var machine = Find(call);
        var logons = history.Logons().Where(logon => logon.Succeeded).ToLookup(logon => logon.User);
        var here = logons.Where(user => user.Any(logon => logon.Device.Id == machine.Id)).ToList();
        return EndpointList.Answer(call, "Users", here, (json, user) => Write(json, machine, user));
    }

    private static void Write(JsonTextWriter json, Machine machine, IGrouping<User, LogonEvent> all)
    {
        var user = all.Key;
        var here = all.Where(logon => logon.Device.Id == machine.Id).OrderBy(logon => logon.Time).ToList();
        var devices = all.GroupBy(logon => logon.Device.Id).OrderByDescending(logons => logons.Count()).ThenBy(logons => logons.Key, StringComparer.Ordinal).ToList();
        var types = here.Select(logon => logon.Type).Distinct().OrderBy(type => type, StringComparer.Ordinal).ToArray();
        json.WriteStartObject();
        json.Member("id", $@"{user.Domain}\{user.Account}");
        json.Member("accountName", user.Account);
        json.Member("accountDomain", user.Domain);
        json.Member("firstSeen", here[0].Time);
        json.Member("lastSeen", here[here.Count - 1].Time);
        json.Member("mostPrevalentMachineId", devices[0].Key);
        json.Member("leastPrevalentMachineId", devices[devices.Count - 1].Key);
        json.Member("logonTypes", string.Join(", ", types));
        json.Member("logOnMachinesCount", devices.Count);
        json.Member("isDomainAdmin", false);
        json.Member("isOnlyNetworkUser", types.All(type => type == "Network"));
        json.WriteEndObject();
    }

    private Machine Find(Call call) => estate.Fleet.Find(call.Values["id"]) ?? throw EndpointMachines.NotFound(call.Values["id"]);
}
