using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>A computer as Defender for Endpoint writes it.</summary>
internal static class EndpointMachine
{
    internal static void Write(JsonTextWriter json, Device device, DateTimeOffset now, string? context)
    {
        json.WriteStartObject();
        if (context is not null)
            json.Member("@odata.context", context);
        json.Member("id", device.Id);
        json.Member("computerDnsName", device.DnsName);
        json.Member("firstSeen", device.FirstSeen);
        json.Member("lastSeen", now - TimeSpan.FromHours(new Dice(0, device.Id).Between(1, 24)));
        json.Member("osPlatform", device.System.Platform);
        json.Member("onboardingStatus", "Onboarded");
        json.Member("version", device.System.Version);
        json.Member("osProcessor", device.System.Processor);
        json.Member("osArchitecture", "64-bit");
        json.Member("lastIpAddress", device.Address);
        json.Member("lastExternalIpAddress", device.ExternalAddress);
        json.Member("osBuild", device.System.Build);
        json.Member("healthStatus", device.Health.Legacy);
        json.Member("rbacGroupId", device.Group.Id);
        json.Member("rbacGroupName", device.Group.Name);
        json.Member("riskScore", device.Risk.Legacy);
        json.Member("exposureLevel", device.Risk.Legacy == "Informational" ? "Low" : device.Risk.Legacy);
        json.Member("deviceValue", "Normal");
        json.Member("isAadJoined", device.EntraId is not null);
        json.Member("aadDeviceId", device.EntraId);
        json.Member("machineTags", device.Tags);
        json.WriteEndObject();
    }
}
