using System.ComponentModel;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>A command that adds tags to devices or removes them, all devices of the pipeline in as few calls as the service allows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MachineTagCommand : MachineChangeCommand
{
    private readonly Dictionary<DefenderConnection, List<string>> waiting = [];

    /// <summary>The tags.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string[] Tag { get; set; } = [];

    /// <summary>Gives the devices as they are then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected abstract bool Removes { get; }

    private protected override Task CheckAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken) =>
        connection.Client.Machines.PreflightChangeAsync(output, cancellationToken);

    private protected override async Task ActAsync(DefenderConnection connection, DefenderMachine machine, ICommandOutput output, CancellationToken cancellationToken)
    {
        var tags = string.Join(", ", Tag);
        if (!await output.ShouldProcessAsync($"{machine} of {connection.Name}", Removes ? $"remove tags {tags}" : $"add tags {tags}").ConfigureAwait(false)) return;

        if (!waiting.TryGetValue(connection, out var ids)) waiting[connection] = ids = [];
        ids.Add(machine.MachineId!);
        if (ids.Count == MachinesClient.MostTagged) await SendAsync(connection, output, cancellationToken).ConfigureAwait(false);
    }

    internal override async Task FinishAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        foreach (var connection in waiting.Keys.ToArray())
        {
            try
            {
                await SendAsync(connection, output, cancellationToken).ConfigureAwait(false);
            }
            catch (DefenderException e)
            {
                output.Error(e, connection);
            }
        }
    }

    private async Task SendAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var client = connection.Client.Machines;
        var ids = waiting[connection];
        waiting.Remove(connection);
        foreach (var tag in Tag) await client.TagAsync(ids, tag, Removes, output, cancellationToken).ConfigureAwait(false);
        if (!PassThru) return;
        foreach (var id in ids) output.Object(Origin.Stamp(await client.GetAsync(id, output, cancellationToken).ConfigureAwait(false), connection));
    }
}
