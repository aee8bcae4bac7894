using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>A user as Defender for Endpoint writes the one of an alert.</summary>
internal static class EndpointUser
{
    internal static void Write(JsonTextWriter json, Story story, Alert alert, string context)
    {
        var user = story.User;
        json.WriteStartObject();
        json.Member("@odata.context", context);
        json.Member("id", $@"{User.Domain}\{user.Account}");
        json.Member("accountName", user.Account);
        json.Member("accountDomain", User.Domain);
        json.Member("accountSid", user.Sid);
        json.Member("firstSeen", story.Device.FirstSeen);
        json.Member("lastSeen", alert.LastActivity);
        json.Member("mostPrevalentMachineId", story.Device.Id);
        json.Member("leastPrevalentMachineId", story.Server.Id);
        json.Member("logonTypes", "Network, Interactive");
        json.Member("logOnMachinesCount", story.Device == story.Server ? 1L : 2L);
        json.Member("isDomainAdmin", false);
        json.Member("isOnlyNetworkUser", false);
        json.WriteEndObject();
    }
}
