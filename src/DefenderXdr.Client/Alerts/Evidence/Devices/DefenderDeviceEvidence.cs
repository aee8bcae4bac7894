using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A device.</summary>
public sealed class DefenderDeviceEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderDeviceEvidence() : base("Device") { }

    /// <summary>The device's id in Defender for Endpoint: 40 hexadecimal digits. Graph calls it <c>mdeDeviceId</c>, Defender XDR <c>mdatpDeviceId</c>.</summary>
    public override string? DeviceId { get; set; }

    /// <summary>The device's DNS name.</summary>
    public override string? DeviceName { get; set; }

    /// <summary>The device's id in Entra, a GUID; null when it is not joined.</summary>
    public override string? AadDeviceId { get; set; }

    /// <summary>The host name. Graph only.</summary>
    public string? HostName { get; set; }

    /// <summary>The NT domain. Graph only.</summary>
    public string? NtDomain { get; set; }

    /// <summary>The DNS domain. Graph only.</summary>
    public string? DnsDomain { get; set; }

    /// <summary>The operating system, such as <c>Windows11</c>.</summary>
    public override string? OSPlatform { get; set; }

    /// <summary>The operating system's version, such as <c>25H2</c>.</summary>
    public override string? OSVersion { get; set; }

    /// <summary>The operating system's build.</summary>
    public override long? OSBuild { get; set; }

    /// <summary>The processor's architecture, such as <c>x64</c>. Defender XDR only: null on Graph.</summary>
    public string? OSProcessor { get; set; }

    /// <summary>
    /// How the device's sensor is: <c>Active</c>, <c>Inactive</c>, <c>ImpairedCommunication</c>, <c>NoSensorData</c>, <c>NoSensorDataImpairedCommunication</c>
    /// or <c>Unknown</c>.
    /// </summary>
    public override string? HealthStatus { get; set; }

    /// <summary>The device's risk as Defender for Endpoint sees it: <c>None</c>, <c>Informational</c>, <c>Low</c>, <c>Medium</c> or <c>High</c>.</summary>
    public override string? RiskScore { get; set; }

    /// <summary>The device's group.</summary>
    public override string? DeviceGroup { get; set; }

    /// <summary>The device group's number.</summary>
    public override long? DeviceGroupId { get; set; }

    /// <summary>When the device was first seen, UTC.</summary>
    public override DateTimeOffset? FirstSeen { get; set; }

    /// <summary><c>Unknown</c>, <c>InsufficientInfo</c>, <c>Onboarded</c>, <c>CanBeOnboarded</c> or <c>Unsupported</c>. Graph only.</summary>
    public string? OnboardingStatus { get; set; }

    /// <summary>
    /// How Defender Antivirus is: <c>NotReporting</c>, <c>Disabled</c>, <c>NotUpdated</c>, <c>Updated</c>, <c>Unknown</c> or <c>NotSupported</c>. Graph only.
    /// </summary>
    public string? DefenderAvStatus { get; set; }

    /// <summary>The last address it had inside. Graph only.</summary>
    public string? LastIpAddress { get; set; }

    /// <summary>The last address it was seen with from outside. Graph only.</summary>
    public string? LastExternalIpAddress { get; set; }

    /// <summary>The addresses of its interfaces at the time of the alert. Graph only.</summary>
    public IReadOnlyList<string> IpInterfaces { get; set; } = [];

    /// <summary>Who was logged on at the time of the alert. Graph only.</summary>
    public IReadOnlyList<DefenderLoggedOnUser> LoggedOnUsers { get; set; } = [];

    /// <summary>What was reached from it. Graph only.</summary>
    public IReadOnlyList<DefenderResourceAccessEvent> ResourceAccessEvents { get; set; } = [];

    /// <summary>The virtual machine that it is, or null. Graph only.</summary>
    public DefenderVmMetadata? VmMetadata { get; set; }

    /// <inheritdoc/>
    public override string? Name => DeviceName ?? HostName ?? DeviceId;

    private static readonly OpenEnum HealthStatuses = new(
        "Active", "Inactive", "ImpairedCommunication", "NoSensorData", "NoSensorDataImpairedCommunication", "Unknown");

    private static readonly OpenEnum RiskScores = new("None", "Informational", "Low", "Medium", "High");

    private static readonly OpenEnum OnboardingStatuses = new("Unknown", "InsufficientInfo", "Onboarded", "CanBeOnboarded", "Unsupported");

    private static readonly OpenEnum DefenderAvStatuses = new("NotReporting", "Disabled", "NotUpdated", "Updated", "Unknown", "NotSupported");

    internal static readonly ObjectReader<DefenderDeviceEvidence> Table = EvidenceTable.Of(() => new DefenderDeviceEvidence())
        .Text("mdeDeviceId|mdatpDeviceId|deviceId", (e, v) => e.DeviceId = v)
        .Text("deviceDnsName", (e, v) => e.DeviceName = v)
        .Text("azureAdDeviceId|aadDeviceId", (e, v) => e.AadDeviceId = v)
        .Text("hostName", (e, v) => e.HostName = v)
        .Text("ntDomain", (e, v) => e.NtDomain = v)
        .Text("dnsDomain", (e, v) => e.DnsDomain = v)
        .Text("osPlatform", (e, v) => e.OSPlatform = v)
        .Text("version", (e, v) => e.OSVersion = v)
        .Number("osBuild", (e, v) => e.OSBuild = v)
        .Text("osProcessor", (e, v) => e.OSProcessor = v)
        .Word("healthStatus", HealthStatuses, (e, v) => e.HealthStatus = v)
        .Word("riskScore", RiskScores, (e, v) => e.RiskScore = v)
        .Text("rbacGroupName", (e, v) => e.DeviceGroup = v)
        .Number("rbacGroupId", (e, v) => e.DeviceGroupId = v)
        .Time("firstSeenDateTime|firstSeen", (e, v) => e.FirstSeen = v)
        .Word("onboardingStatus", OnboardingStatuses, (e, v) => e.OnboardingStatus = v)
        .Word("defenderAvStatus", DefenderAvStatuses, (e, v) => e.DefenderAvStatus = v)
        .Text("lastIpAddress", (e, v) => e.LastIpAddress = v)
        .Text("lastExternalIpAddress", (e, v) => e.LastExternalIpAddress = v)
        .TextList("ipInterfaces", (e, v) => e.IpInterfaces = v)
        .List("loggedOnUsers", () => DefenderLoggedOnUser.Table, (e, v) => e.LoggedOnUsers = v)
        .List("resourceAccessEvents", () => DefenderResourceAccessEvent.Table, (e, v) => e.ResourceAccessEvents = v)
        .One("vmMetadata", () => DefenderVmMetadata.Table, (e, v) => e.VmMetadata = v);
}
