using System.Collections;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>Takes devices however they are named: ids, names, devices, alerts, hunting rows, and whatever else has a MachineId or DeviceId.</summary>
public sealed class MachineAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Ids = ["MachineId", "DeviceId"];
    private static readonly string[] Names = ["ComputerDnsName", "DeviceName"];

    /// <summary>A property that makes an object one of what the command gives, rather than a device: an action has an ActionId.</summary>
    public string? Itself { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var bare = Bare(inputData);
        return bare is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>().Select(Meant).ToArray() : new[] { Meant(inputData) };
    }

    /// <summary>The id of the thing itself that an object is, or null where it only names a device.</summary>
    internal static string? IdOf(MachineReference reference, string property) =>
        reference.Given is PSObject given && given.Properties[property]?.Value is string { Length: > 0 } id ? id : null;

    private MachineReference Meant(object? given) =>
        given is PSObject { BaseObject: PSCustomObject } row && Itself is { } property && MachineReference.Of(row, null, First(name => row.Properties[name]?.Value, [property])) is { } itself ? itself : Reference(given);

    internal static MachineReference Reference(object? given) => Bare(given) switch
    {
        MachineReference reference => reference,
        string { Length: > 0 } text when !string.IsNullOrWhiteSpace(text) => MachineReference.Of(text),
        DefenderMachine machine => MachineReference.Of(machine),
        DefenderAlert alert => MachineReference.Of(alert),
        HuntingRow row => MachineReference.Of(row, First(name => row[name], Ids), First(name => row[name], Names)),
        null or string => null,
        _ => OfProperties(PSObject.AsPSObject(given!)),
    } ?? throw new ArgumentTransformationMetadataException(
        $"{Described(given)} names no device. Give an id or a name, or an object with a MachineId, DeviceId, ComputerDnsName or DeviceName that is not empty. Nothing was done.");

    private static MachineReference? OfProperties(PSObject given)
    {
        var id = First(Value, Ids);

        // An Id may be of anything, but for one that can only be a device's.
        return MachineReference.Of(given.BaseObject is PSCustomObject ? given : given.BaseObject, id ?? (First(Value, ["Id"]) is { } other && MachineReference.IsId(other) ? other : null), First(Value, Names));

        object? Value(string name) => given.Properties[name]?.Value;
    }

    private static string? First(Func<string, object?> value, string[] names) =>
        names.Select(name => Bare(value(name)) as string).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static object? Bare(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static string Described(object? given) => Bare(given) switch
    {
        null => "$null",
        string => "An empty text",
        var other => $"'{other}'",
    };
}
