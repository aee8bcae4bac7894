using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>An address of a device's network interface.</summary>
public sealed class DefenderMachineIpAddress
{
    internal static readonly ObjectReader<DefenderMachineIpAddress> Reader = new ObjectReader<DefenderMachineIpAddress>(() => new DefenderMachineIpAddress(), a => a.AdditionalProperties)
        .Text("ipAddress", (a, v) => a.IpAddress = v)
        .Text("macAddress", (a, v) => a.MacAddress = v)
        .Text("type", (a, v) => a.Type = v)
        .Text("operationalStatus", (a, v) => a.OperationalStatus = v);

    /// <summary>The address, IPv4 or IPv6.</summary>
    public string? IpAddress { get; set; }

    /// <summary>The interface's hardware address, without separators.</summary>
    public string? MacAddress { get; set; }

    /// <summary>The interface's type, such as <c>Ethernet</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Whether it works: <c>Up</c>.</summary>
    public string? OperationalStatus { get; set; }

    /// <summary>Whatever else the service sent, under the service's own names.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The address.</summary>
    public override string ToString() => IpAddress ?? "";
}
