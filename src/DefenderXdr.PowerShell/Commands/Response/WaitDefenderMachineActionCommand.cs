using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Wait-DefenderMachineAction</c>: waits until actions on devices have ended, and gives them as they are then.</summary>
[Cmdlet(VerbsLifecycle.Wait, "DefenderMachineAction")]
[OutputType(typeof(DefenderMachineAction))]
[Operations(nameof(ApiOperations.EndpointGetMachineAction))]
public sealed class WaitDefenderMachineActionCommand : ConnectedCommand
{
    private readonly Dictionary<DefenderConnection, HashSet<string>> wanted = [];
    private readonly FollowedActions followed = new();

    /// <summary>The actions' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ActionId]
    [ValidateNotNullOrEmpty]
    public string[] ActionId { get; set; } = [];

    /// <summary>How long to wait, such as 90s, 10m or 1h; 30 minutes when left out. An action that has not ended by then goes on, and is an error.</summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>What is told when the user has enough of waiting.</summary>
    internal IReadOnlyList<string> Farewell => followed.Farewell;

    private protected override object? ErrorTarget => ActionId;

    // All that come down the pipeline are waited for together, behind the last of them.
    internal override Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        lock (wanted)
        {
            if (!wanted.TryGetValue(connection, out var ids)) wanted[connection] = ids = new(StringComparer.OrdinalIgnoreCase);
            ids.UnionWith(ActionId);
        }
        return Task.CompletedTask;
    }

    internal override Task FinishAsync(ICommandOutput output, CancellationToken cancellationToken) =>
        Task.WhenAll(wanted.Select(pair => WaitAsync(pair.Key, [.. pair.Value], output, cancellationToken)));

    /// <inheritdoc/>
    protected override void EndProcessing() => Run(FinishAsync);

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        base.StopProcessing();
        followed.SayGoodbye(this);
    }

    private async Task WaitAsync(DefenderConnection connection, IReadOnlyList<string> ids, ICommandOutput output, CancellationToken cancellationToken)
    {
        var client = connection.Client.MachineActions;
        var actions = new List<DefenderMachineAction>();
        foreach (var id in ids)
        {
            try
            {
                var action = await client.GetAsync(id, output, cancellationToken).ConfigureAwait(false);
                actions.Add(action);
                if (!action.HasEnded) followed.Began(action.ActionId, $"{action.Type} of {action.ComputerDnsName ?? action.MachineId}");
            }
            catch (DefenderException e)
            {
                output.Error(e, id);
            }
        }

        await foreach (var end in client.WaitAsync(actions, Timeout, output, cancellationToken).ConfigureAwait(false))
        {
            if (end.Action.HasEnded) followed.Ended(end.Action.ActionId);
            output.Object(Origin.Stamp(end.Action, connection));
            if (end.Error is not null) output.Error(end.Error, end.Action);
        }
    }
}
