namespace DefenderXdr;

/// <summary>A device as somebody names it: by id, by name, as the object, or as what an alert is about.</summary>
public sealed class MachineReference
{
    private const int IdLength = 40;

    private MachineReference(object given) => Given = given;

    /// <summary>What it was made of.</summary>
    public object Given { get; }

    /// <summary>The id, or null where it goes by its name.</summary>
    public string? MachineId { get; private init; }

    /// <summary>The name, or null where that is not known.</summary>
    public string? Name { get; private init; }

    /// <summary>The device itself, where it was given.</summary>
    internal DefenderMachine? Machine { get; private init; }

    /// <summary>All that it could be, where that is more than one.</summary>
    internal IReadOnlyList<DefenderMachine> Candidates { get; private init; } = [];

    /// <summary>By a text: an id, which is 40 hexadecimal digits, or else a name.</summary>
    public static MachineReference Of(string text) => IsId(text) ? new(text) { MachineId = text } : Called(text);

    /// <summary>By name.</summary>
    public static MachineReference Called(string name) => new(name) { Name = name };

    /// <summary>By what an object says of it; null where it says nothing.</summary>
    /// <param name="given">The object.</param>
    /// <param name="id">The id that it has, or null.</param>
    /// <param name="name">The name that it has, or null.</param>
    public static MachineReference? Of(object given, string? id, string? name) =>
        !string.IsNullOrWhiteSpace(id) ? new(given) { MachineId = id, Name = name }
        : !string.IsNullOrWhiteSpace(name) ? new(given) { Name = name }
        : null;

    /// <summary>The device itself; null where it has no id.</summary>
    public static MachineReference? Of(DefenderMachine machine) =>
        string.IsNullOrWhiteSpace(machine.MachineId) ? null : new(machine) { MachineId = machine.MachineId, Name = machine.ComputerDnsName, Machine = machine };

    /// <summary>The device that an alert is about; null where it is about none.</summary>
    public static MachineReference? Of(DefenderAlert alert)
    {
        var devices = alert.Evidence.OfType<DefenderDeviceEvidence>()
            .Select(device => new DefenderMachine { MachineId = device.DeviceId, ComputerDnsName = device.DeviceName })
            .Append(new DefenderMachine { MachineId = alert.DeviceId, ComputerDnsName = alert.DeviceName })
            .Where(device => !string.IsNullOrWhiteSpace(device.MachineId))
            .GroupBy(device => device.MachineId, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.First())
            .ToArray();
        return devices.Length switch
        {
            0 => null,
            1 => new(alert) { MachineId = devices[0].MachineId, Name = devices[0].ComputerDnsName },
            _ => new(alert) { Candidates = devices },
        };
    }

    /// <summary>Whether a text is a device's id.</summary>
    internal static bool IsId(string? text) =>
        text?.Length == IdLength && text.All(sign => sign is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F');

    /// <summary>Its name, or its id.</summary>
    public override string ToString() => Name ?? MachineId ?? Given.ToString() ?? "";
}
