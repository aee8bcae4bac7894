using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

internal static class GraphDevice
{
    internal static void Write(JsonTextWriter json, DeviceEvidence evidence)
    {
        var device = evidence.Device;
        json.Member("firstSeenDateTime", device.FirstSeen);
        json.Member("mdeDeviceId", device.Id);
        json.Member("azureAdDeviceId", device.EntraId);
        json.Member("deviceDnsName", device.DnsName);
        json.Member("hostName", device.HostName);
        json.Member("ntDomain", (string?)null);
        json.Member("dnsDomain", device.Domain);
        json.Member("osPlatform", device.System.Platform);
        json.Member("osBuild", device.System.Build);
        json.Member("version", device.System.Version);
        json.Member("healthStatus", device.Health.Graph);
        json.Member("riskScore", device.Risk.Graph);
        json.Member("rbacGroupId", device.Group.Id);
        json.Member("rbacGroupName", device.Group.Name);
        json.Member("onboardingStatus", "onboarded");
        json.Member("defenderAvStatus", "updated");
        json.Member("lastIpAddress", device.Address);
        json.Member("lastExternalIpAddress", device.ExternalAddress);
        json.Member("ipInterfaces", [device.Address, "127.0.0.1", "::1"]);
        json.Member("vmMetadata", (string?)null);
        json.StartArray("loggedOnUsers");
        if (evidence.LoggedOn is { } user)
        {
            json.WriteStartObject();
            json.Member("accountName", user.Account);
            json.Member("domainName", user.Domain);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Member("resourceAccessEvents", []);
    }
}
