using System.Net;

namespace DefenderXdr;

/// <summary>Which devices are wanted. The service filters what it can; the rest is filtered here while the list streams.</summary>
/// <remarks>A list of texts means any of them; empty means all devices. Case does not matter. <c>*</c>, <c>?</c> and <c>[a-z]</c> are wildcards.</remarks>
public sealed class MachineQuery
{
    /// <summary>Any of these names: the fully qualified one, or the host name that it begins with.</summary>
    public IReadOnlyList<string> Name { get; set; } = [];

    /// <summary>Any of these: <c>Active</c>, <c>Inactive</c>, <c>ImpairedCommunication</c>, <c>NoSensorData</c> …</summary>
    public IReadOnlyList<string> HealthStatus { get; set; } = [];

    /// <summary>Any of these: <c>Onboarded</c>, <c>CanBeOnboarded</c>, <c>Unsupported</c>, <c>InsufficientInfo</c>.</summary>
    public IReadOnlyList<string> OnboardingStatus { get; set; } = [];

    /// <summary>Any of these: <c>None</c>, <c>Informational</c>, <c>Low</c>, <c>Medium</c>, <c>High</c>.</summary>
    public IReadOnlyList<string> RiskScore { get; set; } = [];

    /// <summary>Any of these: <c>None</c>, <c>Low</c>, <c>Medium</c>, <c>High</c>.</summary>
    public IReadOnlyList<string> ExposureLevel { get; set; } = [];

    /// <summary>Any of these: <c>Normal</c>, <c>Low</c>, <c>High</c>.</summary>
    public IReadOnlyList<string> DeviceValue { get; set; } = [];

    /// <summary>Any of these operating systems, such as <c>Windows11</c> or <c>Windows*</c>.</summary>
    public IReadOnlyList<string> OsPlatform { get; set; } = [];

    /// <summary>Any of these versions of the operating system, such as <c>23H2</c>.</summary>
    public IReadOnlyList<string> Version { get; set; } = [];

    /// <summary>Any of these device groups, by name or id.</summary>
    public IReadOnlyList<string> Group { get; set; } = [];

    /// <summary>Any of these tags.</summary>
    public IReadOnlyList<string> Tag { get; set; } = [];

    /// <summary>Any of these ids in Microsoft Entra.</summary>
    public IReadOnlyList<string> AadDeviceId { get; set; } = [];

    /// <summary>Last seen at this time or later.</summary>
    public DateTimeOffset? LastSeenAfter { get; set; }

    /// <summary>Last seen at this time or earlier.</summary>
    public DateTimeOffset? LastSeenBefore { get; set; }

    /// <summary>The device that had this address in its own network; null for any.</summary>
    public IPAddress? IpAddress { get; set; }

    /// <summary>When it had that address, give or take 15 minutes; within the last 30 days. Now when it is null.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>An OData expression of the API's own, added to the rest.</summary>
    public string? Filter { get; set; }

    /// <summary>How many at the most, or null for all.</summary>
    public int? First { get; set; }
}
