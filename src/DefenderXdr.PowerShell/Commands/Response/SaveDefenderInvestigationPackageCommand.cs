using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Save-DefenderInvestigationPackage</c>: has devices collect an investigation package, waits, and downloads it; or downloads one that was collected before.</summary>
[Cmdlet(VerbsData.Save, "DefenderInvestigationPackage", DefaultParameterSetName = ByActionSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DefenderInvestigationPackage))]
[Operations(nameof(ApiOperations.EndpointCollectPackage), nameof(ApiOperations.EndpointGetMachineAction), nameof(ApiOperations.EndpointGetPackageUri))]
[Operations(nameof(ApiOperations.EndpointListMachines), With = nameof(Name))]
public sealed class SaveDefenderInvestigationPackageCommand : MachineActionCommand
{
    private const string ByActionSet = "ByAction";

    private SavedFiles? saved;

    // The default set, which has no -Comment: an action from the pipeline means its package, and not another one of the same device.
    /// <summary>The actions whose packages to download: ids, or the actions themselves.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByActionSet, ValueFromPipelineByPropertyName = true)]
    [ActionId]
    [ValidateNotNullOrEmpty]
    public string[] ActionId { get; set; } = [];

    /// <summary>The file, for a single package.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The directory for packages, which is made when it is not there; the current location when left out. Files are named by device and time.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutDirectory { get; set; }

    /// <inheritdoc/>
    [Parameter(Mandatory = true, ParameterSetName = ByIdSet)]
    [Parameter(Mandatory = true, ParameterSetName = ByNameSet)]
    [ValidateNotNullOrEmpty]
    public override string Comment { get => base.Comment; set => base.Comment = value; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = ByIdSet)]
    [Parameter(ParameterSetName = ByNameSet)]
    public override SwitchParameter Force { get => base.Force; set => base.Force = value; }

    // No parameter here: without the wait there is nothing to download.
    /// <inheritdoc/>
    public override SwitchParameter Wait { get => IsFollowed; set { } }

    private protected override bool IsFollowed => true;

    private protected override object? ErrorTarget => ActionId.Length > 0 ? ActionId : base.ErrorTarget;

    private SavedFiles Saved => saved ??= new(Path is null ? null : FullPath(Path), FullPath(OutDirectory ?? "."));

    private protected override MachineActionOrder MakeOrder() => MachineActionOrder.CollectPackage(Comment);

    /// <inheritdoc/>
    protected override void BeginProcessing() => Guarded(() => _ = Saved);

    private protected override async Task CheckAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        await base.CheckAsync(connection, output, cancellationToken).ConfigureAwait(false);
        await connection.Client.LiveResponse.PreflightPackageAsync(output, cancellationToken).ConfigureAwait(false);
    }

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (ActionId.Length == 0)
        {
            await base.RunAsync(connection, output, cancellationToken).ConfigureAwait(false);
            return;
        }
        foreach (var id in ActionId.Where(id => IsNew(connection, id, output)).ToArray())
        {
            try
            {
                await SaveAsync(connection, Origin.Stamp(await connection.Client.MachineActions.GetAsync(id, output, cancellationToken).ConfigureAwait(false), connection), output, cancellationToken).ConfigureAwait(false);
            }
            catch (DefenderException e) when (!EndsWith(e))
            {
                output.Error(e, id);
            }
        }
    }

    private protected override async Task EndAsync(DefenderConnection connection, MachineActionEnd end, ICommandOutput output, CancellationToken cancellationToken)
    {
        try
        {
            if (end.Error is not null) throw end.Error;
            await SaveAsync(connection, end.Action, output, cancellationToken).ConfigureAwait(false);
        }
        catch (DefenderException e)
        {
            output.Error(e.ErrorId == ErrorIds.MachineActionFailed ? e : e.Advise($"Save-DefenderInvestigationPackage -ActionId {end.Action.ActionId} downloads the package when it is there, without collecting it again."), end.Action);
        }
    }

    private async Task SaveAsync(DefenderConnection connection, DefenderMachineAction action, ICommandOutput output, CancellationToken cancellationToken) =>
        output.Object(await connection.Client.LiveResponse.SavePackageAsync(action, Saved.PathFor(action), output, cancellationToken).ConfigureAwait(false));
}
