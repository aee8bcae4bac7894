using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Remove-DefenderIndicator</c>: deletes indicators, by their ids, their values, or as objects, in as few calls as that takes.</summary>
[Cmdlet(VerbsCommon.Remove, "DefenderIndicator", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[Operations(nameof(ApiOperations.EndpointDeleteIndicator))]
[Operations(nameof(ApiOperations.EndpointDeleteIndicators))]
[Operations(nameof(ApiOperations.EndpointListIndicators), With = nameof(Value))]
public sealed class RemoveDefenderIndicatorCommand : ChangingCommand
{
    private const string ByIdSet = "ById";
    private const string ByValueSet = "ByValue";
    private const string ObjectSet = "Object";

    private readonly Dictionary<DefenderConnection, IndicatorRemoval> removals = [];

    /// <summary>The indicators' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByIdSet, ValueFromPipelineByPropertyName = true)]
    [Alias("IndicatorId")]
    [IndicatorId]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>The indicators' values, letter by letter: no wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByValueSet)]
    [Alias("IndicatorValue")]
    [ValidateNotNullOrEmpty]
    public string[] Value { get; set; } = [];

    /// <summary>The type, where a value is there as two: a file's hash and a certificate's thumbprint.</summary>
    [Parameter(ParameterSetName = ByValueSet)]
    [Alias("IndicatorType")]
    [ArgumentCompleter(typeof(IndicatorTypeCompleter))]
    public string? Type { get; set; }

    /// <summary>An indicator that was read.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    public DefenderIndicator? InputObject { get; set; }

    /// <summary>Does not ask.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override object? ErrorTarget => InputObject ?? (object?)(Id.Length > 0 ? Id : Value);

    internal override Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (!removals.TryGetValue(connection, out var removal)) removals[connection] = removal = new IndicatorRemoval(connection, Force);
        if (InputObject is null)
        {
            foreach (var id in Id) if (IsNew(connection, id, output)) removal.ById(id);
            foreach (var value in Value) if (IsNew(connection, $"{Type} {value}", output)) removal.ByValue(value, Type is null ? null : IndicatorWords.Read(IndicatorWords.Type, Type));
        }
        else if (InputObject.IndicatorId is not { } id) throw DefenderErrors.Create(ErrorIds.IndicatorNotFound, $"{InputObject} has no id: it was not read from a tenant.");
        else if (IsNew(connection, id, output)) removal.Add(InputObject);
        return Task.CompletedTask;
    }

    internal override async Task FinishAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        foreach (var removal in removals.Values) await removal.RunAsync(output, cancellationToken).ConfigureAwait(false);
    }
}
