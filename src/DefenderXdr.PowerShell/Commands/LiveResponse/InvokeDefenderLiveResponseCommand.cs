using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Invoke-DefenderLiveResponse</c>: puts files on devices, runs scripts there and gets files, in one session a device.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "DefenderLiveResponse", DefaultParameterSetName = ByActionSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DefenderLiveResponseResult), typeof(DefenderMachineAction))]
[Operations(nameof(ApiOperations.EndpointRunLiveResponse), nameof(ApiOperations.EndpointGetMachineAction), nameof(ApiOperations.EndpointGetLiveResponseResult))]
[Operations(nameof(ApiOperations.EndpointListMachines), With = nameof(Name))]
public sealed partial class InvokeDefenderLiveResponseCommand : MachineActionCommand
{
    private const string ByActionSet = "ByAction";

    // What the service allows a tenant.
    private const int MostSessions = 25;

    private SavedFiles? saved;
    private LiveResponsePlan? plan;

    // No parameter here: it waits unless it is told otherwise.
    /// <inheritdoc/>
    public override SwitchParameter Wait { get => IsFollowed; set { } }

    private protected override bool IsFollowed => !NoWait;

    private protected override int MostAtOnce => MostSessions;

    private protected override bool EndsWith(DefenderException error) => base.EndsWith(error) || error.ErrorId == ErrorIds.LibraryFileNotFound;

    private LiveResponsePlan Plan => plan ??= new LiveResponsePlan(Command.Length == 0 ? Steps : ScriptName is null && ScriptArguments is null && PutFile.Length + GetFile.Length == 0 ? Command
        : throw DefenderErrors.Create(ErrorIds.InvalidParameter, "-Command says all that is to be done; -ScriptName, -ScriptArguments, -PutFile and -GetFile do not go with it."));

    private LiveResponseStep[] Steps =>
    [
        .. PutFile.Select(name => new LiveResponseStep { PutFile = name }),
        .. ScriptName is null && ScriptArguments is null ? Array.Empty<LiveResponseStep>() : [new LiveResponseStep { RunScript = ScriptName, Arguments = ScriptArguments }],
        .. GetFile.Select(path => new LiveResponseStep { GetFile = path }),
    ];

    private SavedFiles Saved => saved ??= new(null, FullPath(OutDirectory ?? "."));

    private protected override object? ErrorTarget => ActionId.Length > 0 ? ActionId : base.ErrorTarget;

    private protected override MachineActionOrder MakeOrder() => Plan.ToOrder(Comment);

    /// <inheritdoc/>
    protected override void BeginProcessing() => Guarded(() => _ = Saved);

    private protected override async Task CheckAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        await base.CheckAsync(connection, output, cancellationToken).ConfigureAwait(false);
        if (IsFollowed) await connection.Client.LiveResponse.PreflightResultAsync(output, cancellationToken).ConfigureAwait(false);
        await connection.Client.Library.RequireAsync(Plan.LibraryFiles, output, cancellationToken).ConfigureAwait(false);
    }

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (ActionId.Length == 0)
        {
            await base.RunAsync(connection, output, cancellationToken).ConfigureAwait(false);
            return;
        }
        await connection.Client.LiveResponse.PreflightResultAsync(output, cancellationToken).ConfigureAwait(false);
        foreach (var id in ActionId.Where(id => IsNew(connection, id, output)).ToArray()) await FollowAsync(connection, id, "LiveResponse", output, cancellationToken).ConfigureAwait(false);
    }

    private protected override Task ActAsync(DefenderConnection connection, DefenderMachine machine, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (machine.HealthStatus is { } health && health != "Active") output.Warning($"{machine} is {health}: a session waits up to three days for a device to come online.");
        return base.ActAsync(connection, machine, output, cancellationToken);
    }

    private protected override async Task EndAsync(DefenderConnection connection, MachineActionEnd end, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (end.Action.HasEnded)
            output.Object(await connection.Client.LiveResponse.GetResultAsync(end.Action, Saved.MakeDirectory, e => output.Error(e, end.Action), output, cancellationToken).ConfigureAwait(false));
        if (end.Error is not null) output.Error(end.Error, end.Action);
    }
}
