using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Update-DefenderAlert</c>: makes the same change on alerts, in batches where the API has them.</summary>
[Cmdlet(VerbsData.Update, "DefenderAlert", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DefenderAlert))]
[Operations(nameof(ApiOperations.GraphUpdateAlert), nameof(ApiOperations.EndpointUpdateAlert))]
[Operations(nameof(ApiOperations.EndpointUpdateAlerts))]
[Operations(nameof(ApiOperations.GraphAddAlertComment), With = nameof(Comment))]
public sealed partial class UpdateDefenderAlertCommand : ChangingCommand
{
    private const string ByIdSet = "ById";
    private const string ObjectSet = "Object";

    private readonly Dictionary<DefenderConnection, List<string>> waiting = [];

    private protected override object? ErrorTarget => (object?)InputObject ?? Id;

    private AlertUpdate Wanted => new()
    {
        Status = Status,
        AssignedTo = AssignedTo,
        Classification = Classification,
        Determination = Determination,
        Comment = Comment,
    };

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var update = Wanted;
        update.Validate();
        foreach (var id in InputObject is null ? Id : [InputObject.AlertId ?? ""])
        {
            if (!IsNew(connection, id, output)) continue;
            try
            {
                // A determination alone has to go with what the alert is classified as, where that is known.
                if (Classification is null && InputObject?.Classification is { } classification and not "Unknown") Determinations.Check(classification, Determination);
            }
            catch (DefenderException e)
            {
                output.Error(e, id);
                continue;
            }

            var target = InputObject?.Title is { } title ? $"alert {id} '{title}'" : $"alert {id}";
            if (!await output.ShouldProcessAsync($"{target} of {connection.Name}", $"{update}").ConfigureAwait(false)) continue;
            if (!waiting.TryGetValue(connection, out var ids)) waiting[connection] = ids = [];
            ids.Add(id);
            if (ids.Count == AlertUpdates.BatchSize) await SendAsync(connection, output, cancellationToken).ConfigureAwait(false);
        }
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
        var ids = waiting[connection];
        waiting.Remove(connection);
        await foreach (var result in connection.Client.Alerts.UpdateAsync(ids, Wanted, Api, PassThru, output, cancellationToken).ConfigureAwait(false))
        {
            if (result.Error is not null) output.Error(result.Error, result.AlertId);
            else if (PassThru && result.Alert is not null) output.Object(Origin.Stamp(result.Alert, connection));
        }
    }
}
