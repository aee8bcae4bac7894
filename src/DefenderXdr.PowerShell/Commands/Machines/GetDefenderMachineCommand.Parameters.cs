using System.Management.Automation;
using System.Net;

namespace DefenderXdr.PowerShell;

// The parameters.
public sealed partial class GetDefenderMachineCommand
{
    /// <summary>The devices: ids or names, or objects that have one, such as alerts and hunting rows. A name that several devices have is an error; -Name gives all of them.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByIdSet, ValueFromPipeline = true)]
    [Alias("DeviceId", "Id", "Machine")]
    [ArgumentCompleter(typeof(MachineCompleter))]
    [Machine]
    [ValidateNotNullOrEmpty]
    public MachineReference[]? MachineId { get; set; }

    /// <summary>Any of these names: fully qualified, or the host name alone; all devices that have it.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("ComputerDnsName", "DeviceName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MachineNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Devices that had this address in their own network, IPv4 or IPv6.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByAddressSet)]
    [ValidateNotNull]
    public IPAddress? IpAddress { get; set; }

    /// <summary>When they had it, give or take 15 minutes, within the last 30 days: a date, or a span back from now. Now when left out.</summary>
    [Parameter(ParameterSetName = ByAddressSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? At { get; set; }

    /// <summary>Any of these: Active, Inactive, ImpairedCommunication, NoSensorData, NoSensorDataImpairedCommunication, Unknown.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ByAddressSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(HealthStatusCompleter))]
    public string[] HealthStatus { get; set; } = [];

    /// <summary>Any of these: Onboarded, CanBeOnboarded, Unsupported, InsufficientInfo.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ByAddressSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OnboardingStatusCompleter))]
    public string[] OnboardingStatus { get; set; } = [];

    /// <summary>Any of these: None, Informational, Low, Medium, High.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ByAddressSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(RiskScoreCompleter))]
    public string[] RiskScore { get; set; } = [];

    /// <summary>Any of these: None, Low, Medium, High.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ByAddressSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ExposureLevelCompleter))]
    public string[] ExposureLevel { get; set; } = [];

    /// <summary>Any of these: Normal, Low, High.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ByAddressSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DeviceValueCompleter))]
    public string[] DeviceValue { get; set; } = [];

    /// <summary>Any of these operating systems, such as Windows11 or Windows*.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ByAddressSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OsPlatformCompleter))]
    public string[] OsPlatform { get; set; } = [];

    /// <summary>Any of these versions of the operating system, such as 23H2.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ByAddressSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] Version { get; set; } = [];

    /// <summary>Any of these device groups, by name or id.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ByAddressSet)]
    [Alias("RbacGroupName")]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] Group { get; set; } = [];

    /// <summary>Any of these tags.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ByAddressSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] Tag { get; set; } = [];

    /// <summary>Any of these ids in Microsoft Entra.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ByAddressSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] AadDeviceId { get; set; } = [];

    /// <summary>Last seen at this time or later: a date, or a span back from now such as 48h, 7d or 30m.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ByAddressSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? LastSeenAfter { get; set; }

    /// <summary>Last seen at this time or earlier: a date, or a span back from now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ByAddressSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? LastSeenBefore { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ByAddressSet)]
    [ValidateRange(1, int.MaxValue)]
    public override int? First { get; set; }

    /// <summary>What to read besides, with a call for each part of each device.</summary>
    [Parameter]
    [ValidateNotNull]
    public MachineParts[] Include { get; set; } = [];
}
