using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A registry value. The older APIs call it <c>Registry</c>, as they do a registry key.</summary>
public sealed class DefenderRegistryValueEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderRegistryValueEvidence() : base("RegistryValue") { }

    /// <summary>The hive, <c>HKEY_LOCAL_MACHINE</c>.</summary>
    public override string? RegistryHive { get; set; }

    /// <summary>The key, without its hive.</summary>
    public override string? RegistryKey { get; set; }

    /// <summary>The value's name. Graph only.</summary>
    public string? RegistryValueName { get; set; }

    /// <summary>The value's type.</summary>
    public override string? RegistryValueType { get; set; }

    /// <summary>The value itself.</summary>
    public override string? RegistryValue { get; set; }

    /// <summary>The device it was found on: its 40 hexadecimal digits. Null on Defender for Endpoint's own API, where the alert names the device.</summary>
    public override string? DeviceId { get; set; }

    /// <inheritdoc/>
    public override string? Name => RegistryKey;

    internal static readonly ObjectReader<DefenderRegistryValueEvidence> Table = EvidenceTable.Of(() => new DefenderRegistryValueEvidence())
        .Text("registryValueName", (e, v) => e.RegistryValueName = v)
        .Text("mdeDeviceId|deviceId", (e, v) => e.DeviceId = v);
}
