namespace DefenderXdr.Simulation;

/// <summary>A computer of the tenant.</summary>
internal sealed record Device
{
    internal required string Id { get; init; }

    internal required string? EntraId { get; init; }

    internal required string HostName { get; init; }

    internal required OperatingSystemBuild System { get; init; }

    internal required Term Health { get; init; }

    internal required Term Risk { get; init; }

    /// <summary>Its exposure level, which follows its risk here; there is no informational one.</summary>
    internal Term Exposure => Risk == Severity.Informational ? Severity.Low : Risk;

    internal required DeviceGroup Group { get; init; }

    internal required DateTimeOffset FirstSeen { get; init; }

    internal required string Address { get; init; }

    internal required string ExternalAddress { get; init; }

    internal required string[] Tags { get; init; }

    internal required string Domain { get; init; }

    internal string DnsName => HostName + "." + Domain;

    internal bool IsServer => System.IsServer;

    internal bool IsWindows => System.Platform.StartsWith("Windows", StringComparison.Ordinal);
}

internal sealed record OperatingSystemBuild(string Platform, string Version, string Processor, long Build, bool IsServer = false);

internal sealed record DeviceGroup(string Name, int Id);

internal sealed record User(string Account, string DisplayName, string Sid, string EntraId, Organisation Employer)
{
    internal string Domain => Employer.WindowsDomain;

    internal string Upn => Account + "@" + Employer.Domain;
}
