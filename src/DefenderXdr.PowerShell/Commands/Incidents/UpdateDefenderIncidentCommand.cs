using System.Globalization;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Update-DefenderIncident</c>: changes incidents, each once, as soon as it comes.</summary>
[Cmdlet(VerbsData.Update, "DefenderIncident", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DefenderIncident))]
[Operations(nameof(ApiOperations.GraphUpdateIncident), nameof(ApiOperations.XdrUpdateIncident))]
[Operations(nameof(ApiOperations.GraphAddIncidentComment), With = nameof(Comment))]
public sealed partial class UpdateDefenderIncidentCommand : ChangingCommand
{
    private const string ByIdSet = "ById";
    private const string ObjectSet = "Object";

    private protected override object? ErrorTarget => (object?)InputObject ?? Id;

    private IncidentUpdate Wanted => new()
    {
        Status = Status,
        AssignedTo = AssignedTo,
        Classification = Classification,
        Determination = Determination,
        Comment = Comment,
        Tags = Tag,
        AddTags = AddTag,
        RemoveTags = RemoveTag,
        Severity = Severity,
        DisplayName = DisplayName,
        Description = Description,
        Summary = Summary,
        ResolvingComment = ResolvingComment,
    };

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var update = Wanted;
        update.Validate();
        foreach (var id in InputObject is null ? Id : [InputObject.IncidentId])
        {
            if (!IsNew(connection, id.ToString(CultureInfo.InvariantCulture), output)) continue;
            try
            {
                await UpdateAsync(id, update, connection, output, cancellationToken).ConfigureAwait(false);
            }
            catch (DefenderException e)
            {
                output.Error(e, id);
            }
        }
    }

    private async Task UpdateAsync(long id, IncidentUpdate update, DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        // A determination alone has to go with what the incident is classified as, where that is known.
        if (Classification is null && InputObject?.Classification is { } classification and not "Unknown") Determinations.Check(classification, Determination);

        var target = InputObject?.DisplayName is { } name ? $"incident {id} '{name}'" : $"incident {id}";
        if (!await output.ShouldProcessAsync($"{target} of {connection.Name}", $"{update}").ConfigureAwait(false)) return;

        var incident = await connection.Client.Incidents.UpdateAsync(id, update, Api, PassThru, output, cancellationToken).ConfigureAwait(false);
        if (PassThru && incident is not null) output.Object(Origin.Stamp(incident, connection));
    }
}
