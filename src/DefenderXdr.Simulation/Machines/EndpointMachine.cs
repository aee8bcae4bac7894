using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>A computer as Defender for Endpoint writes it.</summary>
internal static class EndpointMachine
{
    internal static void Write(JsonTextWriter json, Machine machine, DateTimeOffset now, string? context)
    {
        var device = machine.Device;
        json.WriteStartObject();
        if (context is not null)
            json.Member("@odata.context", context);
        json.Member("id", device.Id);
        json.Member("computerDnsName", device.DnsName);
        json.Member("firstSeen", device.FirstSeen);
        json.Member("lastSeen", machine.LastSeen(now));
        json.Member("osPlatform", device.System.Platform);
        json.Member("onboardingStatus", machine.Onboarding.Legacy);
        json.Member("version", Known(device.System.Version));
        json.Member("osProcessor", Known(device.System.Processor));
        json.Member("osArchitecture", device.System.Processor.Length > 0 ? "64-bit" : null);
        json.Member("lastIpAddress", device.Address);
        json.Member("lastExternalIpAddress", device.ExternalAddress);
        json.Member("osBuild", device.System.Build > 0 ? device.System.Build : null);
        json.Member("healthStatus", machine.Health.Legacy);
        json.Member("rbacGroupId", device.Group.Id);
        json.Member("rbacGroupName", device.Group.Name);
        json.Member("riskScore", device.Risk.Legacy);
        json.Member("exposureLevel", device.Exposure.Legacy);
        json.Member("deviceValue", machine.Value.Legacy);
        json.Member("isAadJoined", device.EntraId is not null);
        json.Member("aadDeviceId", device.EntraId);
        json.Member("machineTags", machine.Tags);
        Addresses(json, device);
        json.WriteEndObject();
    }

    private static void Addresses(JsonTextWriter json, Device device)
    {
        json.StartArray("ipAddresses");
        json.WriteStartObject();
        json.Member("ipAddress", device.Address);
        json.Member("macAddress", new Dice(0, "mac " + device.Id).Hex(12).ToUpperInvariant());
        json.Member("operationalStatus", "Up");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string? Known(string text) => text.Length > 0 ? text : null;
}
