namespace DefenderXdr.Simulation;

/// <summary>An action on a device of a simulated tenant, as it is at this moment.</summary>
/// <param name="Id">The action's id.</param>
/// <param name="Type">What it does, such as <c>Isolate</c> or <c>LiveResponse</c>.</param>
/// <param name="Scope">How far it goes: Full, Selective or UnManagedDevice for isolation, Quick or Full for a scan; else null.</param>
/// <param name="MachineId">The device's id.</param>
/// <param name="ComputerDnsName">The device's name.</param>
/// <param name="Status">Pending, InProgress, Succeeded, Failed, TimeOut or Cancelled.</param>
/// <param name="Requestor">Who asked for it: a user's name, or an application's id.</param>
/// <param name="Comment">Why.</param>
/// <param name="Created">When it was asked for.</param>
public sealed record SimulatedMachineAction(
    string Id, string Type, string? Scope, string MachineId, string ComputerDnsName, string Status, string Requestor, string? Comment, DateTimeOffset Created);
