using System.ComponentModel;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>A command that changes devices, or does something on them. Each is looked up before anything is done, and each comes up once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MachineChangeCommand : ChangingCommand
{
    private protected const string ByIdSet = "ById";
    private protected const string ByNameSet = "ByName";

    private readonly HashSet<DefenderConnection> checkedConnections = [];

    /// <summary>The devices: ids or names, or objects that have one, such as devices, alerts and hunting rows.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByIdSet, ValueFromPipeline = true)]
    [Alias("DeviceId", "Id", "Machine")]
    [ArgumentCompleter(typeof(MachineCompleter))]
    [Machine]
    public MachineReference[] MachineId { get; set; } = [];

    /// <summary>The devices' names: fully qualified, or the host name alone. A name that several devices have is an error.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByNameSet)]
    [Alias("ComputerDnsName", "DeviceName")]
    [ArgumentCompleter(typeof(MachineNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    private protected override object? ErrorTarget => References.FirstOrDefault()?.Given;

    private IEnumerable<MachineReference> References => Name.Length > 0 ? Name.Select(MachineReference.Called) : MachineId;

    /// <summary>Whether the command could act at all: permissions and parameters. Before the first call.</summary>
    private protected abstract Task CheckAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken);

    /// <summary>The work on one device.</summary>
    private protected abstract Task ActAsync(DefenderConnection connection, DefenderMachine machine, ICommandOutput output, CancellationToken cancellationToken);

    // What is wrong with the permissions is wrong for every device, and where nobody can be asked once, nobody can twice.
    private protected override bool EndsWith(DefenderException error) => base.EndsWith(error) || error.ErrorId is ErrorIds.PermissionMissing or ErrorIds.ConfirmationRequired;

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (!checkedConnections.Contains(connection)) await CheckAsync(connection, output, cancellationToken).ConfigureAwait(false);
        checkedConnections.Add(connection);
        foreach (var reference in References)
        {
            try
            {
                var machine = await connection.Client.Machines.ResolveAsync(reference, output, cancellationToken).ConfigureAwait(false);
                if (IsNew(connection, machine.MachineId!, output)) await ActAsync(connection, machine, output, cancellationToken).ConfigureAwait(false);
            }
            catch (DefenderException e) when (!EndsWith(e))
            {
                output.Error(e, reference.Given);
            }
        }
    }
}
