using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Stop-DefenderMachineAction</c>: cancels actions on devices that have not ended.</summary>
[Cmdlet(VerbsLifecycle.Stop, "DefenderMachineAction", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DefenderMachineAction))]
[Operations(nameof(ApiOperations.EndpointCancelMachineAction))]
[Operations(nameof(ApiOperations.EndpointGetMachineAction))]
public sealed class StopDefenderMachineActionCommand : ChangingCommand
{
    /// <summary>The actions' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ActionId]
    [ValidateNotNullOrEmpty]
    public string[] ActionId { get; set; } = [];

    /// <summary>Why it is cancelled.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Comment { get; set; } = "";

    /// <summary>Does it without asking. -WhatIf counts all the same.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override object? ErrorTarget => ActionId;

    private protected override bool EndsWith(DefenderException error) => base.EndsWith(error) || error.ErrorId is ErrorIds.ConfirmationRequired or ErrorIds.PermissionMissing;

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var client = connection.Client.MachineActions;
        await client.PreflightCancelAsync(output, cancellationToken).ConfigureAwait(false);
        foreach (var id in ActionId)
        {
            if (!IsNew(connection, id, output)) continue;
            try
            {
                var action = await client.GetAsync(id, output, cancellationToken).ConfigureAwait(false);
                if (action.HasEnded) throw DefenderErrors.Create(ErrorIds.MachineActionEnded, $"{action} cannot be cancelled any more.");
                if (!await output.ShouldProcessAsync($"{action.Type} of {action.ComputerDnsName ?? action.MachineId} of {connection.Name}", "cancel the action", Force).ConfigureAwait(false)) continue;
                output.Object(Origin.Stamp(await client.CancelAsync(id, Comment, output, cancellationToken).ConfigureAwait(false), connection));
            }
            catch (DefenderException e) when (!EndsWith(e))
            {
                output.Error(e, id);
            }
        }
    }
}
