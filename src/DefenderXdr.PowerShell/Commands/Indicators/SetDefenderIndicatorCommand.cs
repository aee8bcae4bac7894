using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Set-DefenderIndicator</c>: makes indicators, or changes those that are there. What is not said stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "DefenderIndicator", DefaultParameterSetName = ByValueSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DefenderIndicator))]
[Operations(nameof(ApiOperations.EndpointListIndicators), nameof(ApiOperations.EndpointSubmitIndicator))]
public sealed partial class SetDefenderIndicatorCommand : ChangingCommand
{
    private const string ByValueSet = "ByValue";
    private const string ObjectSet = "Object";

    private protected override object? ErrorTarget => (object?)InputObject ?? Value;

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var rows = InputObject is null ? Value.Select(value => Wanted(new IndicatorRow("", value).Say(IndicatorFields.Value, value))).ToArray() : [Wanted(IndicatorRow.Of(InputObject))];
        rows = [.. rows.Where(row => row.Key is null || IsNew(connection, row.Key, output))];
        var known = await connection.Client.Indicators.FindAsync([.. rows.Where(row => row.Key is not null).Select(row => row.Value!)], output, cancellationToken).ConfigureAwait(false);
        var plan = new IndicatorPlan(rows, known, application: null, DateTimeOffset.UtcNow);
        foreach (var (row, error) in plan.Failures) output.Error(error, row.Target);
        foreach (var change in plan.Changes)
        {
            try
            {
                var indicator = await SetAsync(change, connection, output, cancellationToken).ConfigureAwait(false);
                if (PassThru && indicator is not null) output.Object(Origin.Stamp(indicator, connection));
            }
            catch (DefenderException e) when (e.ErrorId == ErrorIds.IndicatorRejected)
            {
                output.Error(e, change.Row!.Target);
            }
        }
    }

    private static async Task<DefenderIndicator?> SetAsync(IndicatorChange change, DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (change.IsNothing)
        {
            output.Verbose($"{change.Indicator} of {connection.Name} is as it should be.");
            return change.Before;
        }
        if (!await output.ShouldProcessAsync($"{change.Indicator} of {connection.Name}", $"{change}").ConfigureAwait(false)) return null;
        return await connection.Client.Indicators.SubmitAsync(change.After!, output, cancellationToken).ConfigureAwait(false);
    }

    // What the command line says is laid over what the object says.
    private IndicatorRow Wanted(IndicatorRow row)
    {
        (string Name, object? Value)[] said =
        [
            (nameof(Type), Type), (nameof(Action), Action), (nameof(Title), Title), (nameof(Description), Description), (nameof(Severity), Severity),
            (nameof(ExpirationTime), ExpirationTime), (nameof(GenerateAlert), GenerateAlert), (nameof(RecommendedActions), RecommendedActions),
            (nameof(RbacGroupNames), RbacGroupNames), (nameof(EducateUrl), EducateUrl), (nameof(Application), Application),
        ];
        foreach (var (name, value) in said)
            if (value is not null) row.Say(IndicatorFields.Named(name), value);
        if (NeverExpires) row.Say(IndicatorFields.Named(nameof(ExpirationTime)), null);
        return row.Close();
    }
}
