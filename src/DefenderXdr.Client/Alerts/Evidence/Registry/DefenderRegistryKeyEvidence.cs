using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A registry key. The older APIs call it <c>Registry</c>, as they do a registry value; without a value it is a key.</summary>
public sealed class DefenderRegistryKeyEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderRegistryKeyEvidence() : base("RegistryKey") { }

    /// <summary>The hive, <c>HKEY_LOCAL_MACHINE</c>.</summary>
    public override string? RegistryHive { get; set; }

    /// <summary>The key, without its hive.</summary>
    public override string? RegistryKey { get; set; }

    /// <summary>The device it was found on: its 40 hexadecimal digits. Defender XDR only: null on Graph.</summary>
    public override string? DeviceId { get; set; }

    /// <inheritdoc/>
    public override string? Name => RegistryKey;

    internal static readonly ObjectReader<DefenderRegistryKeyEvidence> Table = EvidenceTable.Of(() => new DefenderRegistryKeyEvidence());
}
