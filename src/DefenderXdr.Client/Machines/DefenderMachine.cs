namespace DefenderXdr;

/// <summary>A device of the tenant. Defender for Endpoint's <c>Machine</c>.</summary>
public sealed class DefenderMachine : IOriginated
{
    /// <summary>The device's id: 40 hexadecimal digits.</summary>
    public string? MachineId { get; set; }

    /// <summary>The fully qualified name.</summary>
    public string? ComputerDnsName { get; set; }

    /// <summary>When the service first saw it, UTC.</summary>
    public DateTimeOffset? FirstSeen { get; set; }

    /// <summary>When its last full report came, UTC: about one a day. The portal's column of that name means another time.</summary>
    public DateTimeOffset? LastSeen { get; set; }

    /// <summary>The operating system: <c>Windows11</c>, <c>WindowsServer2022</c>, <c>Linux</c>, <c>macOS</c> …</summary>
    public string? OsPlatform { get; set; }

    /// <summary>The operating system's version, such as <c>23H2</c>.</summary>
    public string? Version { get; set; }

    /// <summary>The operating system's build number.</summary>
    public long? OsBuild { get; set; }

    /// <summary>The processor, in the older word: <c>x64</c>. <see cref="OsArchitecture"/> has taken its place.</summary>
    public string? OsProcessor { get; set; }

    /// <summary><c>32-bit</c> or <c>64-bit</c>.</summary>
    public string? OsArchitecture { get; set; }

    /// <summary>The operating system's version as payloads of 2018 have it, or null.</summary>
    public string? OsVersion { get; set; }

    /// <summary><c>Onboarded</c>, <c>CanBeOnboarded</c>, <c>Unsupported</c> or <c>InsufficientInfo</c>.</summary>
    public string? OnboardingStatus { get; set; }

    /// <summary><c>Active</c>, <c>Inactive</c>, <c>ImpairedCommunication</c>, <c>NoSensorData</c>, <c>NoSensorDataImpairedCommunication</c> or <c>Unknown</c>.</summary>
    public string? HealthStatus { get; set; }

    /// <summary>The risk as the service judges it: <c>None</c>, <c>Informational</c>, <c>Low</c>, <c>Medium</c>, <c>High</c>; null where it has not.</summary>
    public string? RiskScore { get; set; }

    /// <summary>How exposed it is: <c>None</c>, <c>Low</c>, <c>Medium</c>, <c>High</c>; null where the service has not judged it.</summary>
    public string? ExposureLevel { get; set; }

    /// <summary>How much it matters, as people said: <c>Normal</c>, <c>Low</c>, <c>High</c>; null where nobody did.</summary>
    public string? DeviceValue { get; set; }

    /// <summary>The last address in its own network.</summary>
    public string? LastIpAddress { get; set; }

    /// <summary>The last address that it came from.</summary>
    public string? LastExternalIpAddress { get; set; }

    /// <summary>Its network interfaces.</summary>
    public IReadOnlyList<DefenderMachineIpAddress> IpAddresses { get; set; } = [];

    /// <summary>The tags that people gave it.</summary>
    public IReadOnlyList<string> MachineTags { get; set; } = [];

    /// <summary>The device group's id.</summary>
    public string? RbacGroupId { get; set; }

    /// <summary>The device group's name.</summary>
    public string? RbacGroupName { get; set; }

    /// <summary>Its id in Microsoft Entra, or null where it has not joined.</summary>
    public string? AadDeviceId { get; set; }

    /// <summary>Whether it has joined Microsoft Entra; null where the service does not say.</summary>
    public bool? IsAadJoined { get; set; }

    /// <summary>The model, in payloads of 2018, or null.</summary>
    public string? SystemProductName { get; set; }

    /// <summary>The sensor's version, in payloads of 2018, or null.</summary>
    public string? AgentVersion { get; set; }

    /// <summary>The users who logged on, when they were asked for; else null.</summary>
    public IReadOnlyList<DefenderUser>? LogonUsers { get; set; }

    /// <summary>Its alerts, when they were asked for; else null.</summary>
    public IReadOnlyList<DefenderAlert>? Alerts { get; set; }

    /// <summary>Its software, when it was asked for; else null.</summary>
    public IReadOnlyList<DefenderSoftware>? Software { get; set; }

    /// <summary>Its vulnerabilities, when they were asked for; else null.</summary>
    public IReadOnlyList<DefenderVulnerability>? Vulnerabilities { get; set; }

    /// <summary>What the service recommends for it, when that was asked for; else null.</summary>
    public IReadOnlyList<DefenderRecommendation>? Recommendations { get; set; }

    /// <summary>The security updates that it lacks, when they were asked for; else null.</summary>
    public IReadOnlyList<DefenderMissingKb>? MissingKbs { get; set; }

    /// <summary>The tenant it belongs to.</summary>
    public string? TenantId { get; set; }

    /// <summary>The connection it was read through, or null outside PowerShell.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>Whatever else the service sent, under the service's own names.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Its name and id.</summary>
    public override string ToString() => ComputerDnsName is null ? MachineId ?? "" : $"{ComputerDnsName} ({MachineId})";
}
