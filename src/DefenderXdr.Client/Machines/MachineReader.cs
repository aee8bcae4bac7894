using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The members of a device as Defender for Endpoint names them.</summary>
internal static class MachineReader
{
    /// <summary>What tells one device from another, or null when it came without an id.</summary>
    public static string? Key(DefenderMachine machine) => machine.MachineId;

    public static readonly ObjectReader<DefenderMachine> Instance = new ObjectReader<DefenderMachine>(() => new DefenderMachine(), m => m.AdditionalProperties)
        .Text("id", (m, v) => m.MachineId = v)
        .Text("computerDnsName", (m, v) => m.ComputerDnsName = v)
        .Time("firstSeen", (m, v) => m.FirstSeen = v)
        .Time("lastSeen", (m, v) => m.LastSeen = v)
        .Text("osPlatform", (m, v) => m.OsPlatform = v)
        .Text("version", (m, v) => m.Version = v)
        .Number("osBuild", (m, v) => m.OsBuild = v)
        .Text("osProcessor", (m, v) => m.OsProcessor = v)
        .Text("osArchitecture", (m, v) => m.OsArchitecture = v)
        .Text("osVersion", (m, v) => m.OsVersion = v)
        .Word("onboardingStatus", MachineWords.OnboardingStatus, (m, v) => m.OnboardingStatus = v)
        .Word("healthStatus", MachineWords.HealthStatus, (m, v) => m.HealthStatus = v)
        .Word("riskScore", MachineWords.RiskScore, (m, v) => m.RiskScore = v)
        .Word("exposureLevel", MachineWords.ExposureLevel, (m, v) => m.ExposureLevel = v)
        .Word("deviceValue", MachineWords.DeviceValue, (m, v) => m.DeviceValue = v)
        .Text("lastIpAddress", (m, v) => m.LastIpAddress = v)
        .Text("lastExternalIpAddress", (m, v) => m.LastExternalIpAddress = v)
        .List("ipAddresses|ipInterfaces", DefenderMachineIpAddress.Reader, (m, v) => m.IpAddresses = v)
        .TextList("machineTags", (m, v) => m.MachineTags = v)
        .Text("rbacGroupId", (m, v) => m.RbacGroupId = v)
        .Text("rbacGroupName|groupName", (m, v) => m.RbacGroupName = v)
        .Text("aadDeviceId", (m, v) => m.AadDeviceId = v)
        .Flag("isAadJoined", (m, v) => m.IsAadJoined = v)
        .Text("systemProductName", (m, v) => m.SystemProductName = v)
        .Text("agentVersion", (m, v) => m.AgentVersion = v);
}
