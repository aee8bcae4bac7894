using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Set-DefenderMachine</c>: sets how much devices matter, and the tags that they have.</summary>
[Cmdlet(VerbsCommon.Set, "DefenderMachine", DefaultParameterSetName = ByIdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DefenderMachine))]
[Operations(nameof(ApiOperations.EndpointSetMachineValue))]
[Operations(nameof(ApiOperations.EndpointUpdateMachine), With = nameof(Tag))]
[Operations(nameof(ApiOperations.EndpointListMachines), With = nameof(Name))]
public sealed class SetDefenderMachineCommand : MachineChangeCommand
{
    /// <summary>How much they matter: Normal, Low or High.</summary>
    [Parameter]
    [Alias("DeviceValue")]
    [ValidateSet("Normal", "Low", "High")]
    public string? Value { get; set; }

    /// <summary>All the tags that they have then; an empty list takes all away. Add-DefenderMachineTag adds to those that there are.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public string[]? Tag { get; set; }

    /// <summary>Gives the devices as they are then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private string Change => string.Join(", ", new[] { Value is null ? null : $"value {Value}", Tag is null ? null : Tag.Length == 0 ? "no tags" : $"tags {string.Join(", ", Tag)}" }.OfType<string>());

    private protected override Task CheckAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken) =>
        Value is null && Tag is null ? throw DefenderErrors.Create(ErrorIds.EmptyUpdate, "There is nothing to change of the devices.", "Give -Value or -Tag.")
        : connection.Client.Machines.PreflightChangeAsync(output, cancellationToken);

    private protected override async Task ActAsync(DefenderConnection connection, DefenderMachine machine, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (!await output.ShouldProcessAsync($"{machine} of {connection.Name}", $"set {Change}").ConfigureAwait(false)) return;
        var changed = await connection.Client.Machines.UpdateAsync(machine.MachineId!, Value, Tag, output, cancellationToken).ConfigureAwait(false);
        if (PassThru) output.Object(Origin.Stamp(changed, connection));
    }
}
