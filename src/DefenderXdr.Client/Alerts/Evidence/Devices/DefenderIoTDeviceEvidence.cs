using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A device of the Internet of things or of a plant. Graph only.</summary>
public sealed class DefenderIoTDeviceEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderIoTDeviceEvidence() : base("IoTDevice") { }

    /// <summary>The device's id in Defender for IoT: not one of Defender for Endpoint.</summary>
    public override string? DeviceId { get; set; }

    /// <summary>The device's friendly name.</summary>
    public override string? DeviceName { get; set; }

    /// <summary>What kind of device it is, such as <c>temperature sensor</c>.</summary>
    public string? DeviceType { get; set; }

    /// <summary>The kind in more detail.</summary>
    public string? DeviceSubType { get; set; }

    /// <summary>The device's page in the Defender for IoT portal, a URL.</summary>
    public string? DevicePageLink { get; set; }

    /// <summary>Its current address, which <see cref="Ip"/> has as evidence of its own.</summary>
    public override string? IpAddress => Ip?.IpAddress ?? base.IpAddress;

    /// <summary>Its current address. Graph calls it <c>ipAddress</c>.</summary>
    public DefenderIpEvidence? Ip { get; set; }

    /// <summary>Its MAC address.</summary>
    public string? MacAddress { get; set; }

    /// <summary>Its network interfaces.</summary>
    public IReadOnlyList<DefenderNicEvidence> Nics { get; set; } = [];

    /// <summary>The protocols that it speaks.</summary>
    public IReadOnlyList<string> Protocols { get; set; } = [];

    /// <summary>Who made it.</summary>
    public string? Manufacturer { get; set; }

    /// <summary>Its model.</summary>
    public string? Model { get; set; }

    /// <summary>Its serial number.</summary>
    public string? SerialNumber { get; set; }

    /// <summary>Its operating system.</summary>
    public string? OperatingSystem { get; set; }

    /// <summary>Its owners.</summary>
    public IReadOnlyList<string> Owners { get; set; } = [];

    /// <summary><c>Unknown</c>, <c>Low</c>, <c>Normal</c> or <c>High</c>.</summary>
    public string? Importance { get; set; }

    /// <summary>Whether it is authorised; null when that is not known.</summary>
    public bool? IsAuthorized { get; set; }

    /// <summary>Whether it is a programming device; null when that is not known.</summary>
    public bool? IsProgramming { get; set; }

    /// <summary>Whether it is a scanner; null when that is not known.</summary>
    public bool? IsScanner { get; set; }

    /// <summary>Its layer in the Purdue model.</summary>
    public string? PurdueLayer { get; set; }

    /// <summary>The sensor that watches it.</summary>
    public string? Sensor { get; set; }

    /// <summary>Its site.</summary>
    public string? Site { get; set; }

    /// <summary>Its zone within the site.</summary>
    public string? Zone { get; set; }

    /// <summary>The IoT hub that it belongs to.</summary>
    public DefenderAzureResourceEvidence? IoTHub { get; set; }

    /// <summary>The id of the security agent on it.</summary>
    public string? IoTSecurityAgentId { get; set; }

    /// <summary>Who reports it: Microsoft or a vendor.</summary>
    public string? Source { get; set; }

    /// <summary>Where the source manages it.</summary>
    public DefenderUrlEvidence? SourceRef { get; set; }

    /// <inheritdoc/>
    public override string? Name => DeviceName ?? DeviceId;

    private static readonly OpenEnum Importances = new("Unknown", "Low", "Normal", "High");

    internal static readonly ObjectReader<DefenderIoTDeviceEvidence> Table = EvidenceTable.Of(() => new DefenderIoTDeviceEvidence())
        .Text("deviceId", (e, v) => e.DeviceId = v)
        .Text("deviceName", (e, v) => e.DeviceName = v)
        .Text("deviceType", (e, v) => e.DeviceType = v)
        .Text("deviceSubType", (e, v) => e.DeviceSubType = v)
        .Text("devicePageLink", (e, v) => e.DevicePageLink = v)
        .One("ipAddress", () => DefenderIpEvidence.Table, (e, v) => e.Ip = v)
        .Text("macAddress", (e, v) => e.MacAddress = v)
        .List("nics", () => DefenderNicEvidence.Table, (e, v) => e.Nics = v)
        .TextList("protocols", (e, v) => e.Protocols = v)
        .Text("manufacturer", (e, v) => e.Manufacturer = v)
        .Text("model", (e, v) => e.Model = v)
        .Text("serialNumber", (e, v) => e.SerialNumber = v)
        .Text("operatingSystem", (e, v) => e.OperatingSystem = v)
        .TextList("owners", (e, v) => e.Owners = v)
        .Word("importance", Importances, (e, v) => e.Importance = v)
        .Flag("isAuthorized", (e, v) => e.IsAuthorized = v)
        .Flag("isProgramming", (e, v) => e.IsProgramming = v)
        .Flag("isScanner", (e, v) => e.IsScanner = v)
        .Text("purdueLayer", (e, v) => e.PurdueLayer = v)
        .Text("sensor", (e, v) => e.Sensor = v)
        .Text("site", (e, v) => e.Site = v)
        .Text("zone", (e, v) => e.Zone = v)
        .One("ioTHub", () => DefenderAzureResourceEvidence.Table, (e, v) => e.IoTHub = v)
        .Text("ioTSecurityAgentId", (e, v) => e.IoTSecurityAgentId = v)
        .Text("source", (e, v) => e.Source = v)
        .One("sourceRef", () => DefenderUrlEvidence.Table, (e, v) => e.SourceRef = v);
}
