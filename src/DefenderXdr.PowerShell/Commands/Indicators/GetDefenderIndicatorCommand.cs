using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Get-DefenderIndicator</c>: the active indicators that the caller may see, each as soon as it has been read.</summary>
[Cmdlet(VerbsCommon.Get, "DefenderIndicator", DefaultParameterSetName = ListSet)]
[OutputType(typeof(DefenderIndicator))]
[Operations(nameof(ApiOperations.EndpointListIndicators))]
public sealed class GetDefenderIndicatorCommand : ListingCommand
{
    private const string ByIdSet = "ById";
    private const string AgainSet = "Again";

    /// <summary>The indicators' ids.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByIdSet, ValueFromPipelineByPropertyName = true)]
    [Alias("IndicatorId")]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>An indicator to read again, as it is now.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AgainSet, ValueFromPipeline = true)]
    public DefenderIndicator? InputObject { get; set; }

    /// <summary>Any of these values: hashes, IP addresses, domains, URLs, thumbprints.</summary>
    [Parameter(Position = 0, ParameterSetName = ListSet, ValueFromPipeline = true)]
    [Alias("IndicatorValue")]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] Value { get; set; } = [];

    /// <summary>Any of these types, such as FileSha256 or IpAddress.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IndicatorTypeCompleter))]
    public string[] Type { get; set; } = [];

    /// <summary>Any of these actions: Allowed, Audit, Warn, Block, BlockAndRemediate.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(KnownIndicatorActionCompleter))]
    public string[] Action { get; set; } = [];

    /// <summary>Any of these severities: Informational, Low, Medium, High.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(SeverityCompleter))]
    public string[] Severity { get; set; } = [];

    /// <summary>Any of these titles.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] Title { get; set; } = [];

    /// <summary>Any of these applications; an empty text for none.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] Application { get; set; } = [];

    /// <summary>Made by any of these users or applications: name or id.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] CreatedBy { get; set; } = [];

    /// <summary>Ends at this time or later: a date, or a span from now such as 7d.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [FutureTime]
    [ArgumentCompleter(typeof(TimeAheadCompleter))]
    public DateTimeOffset? ExpiresAfter { get; set; }

    /// <summary>Ends at this time or earlier: a date, or a span from now such as 7d.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [FutureTime]
    [ArgumentCompleter(typeof(TimeAheadCompleter))]
    public DateTimeOffset? ExpiresBefore { get; set; }

    private string[] Ids => InputObject?.IndicatorId is { } again ? [again] : Id;

    private IndicatorQuery Query => new()
    {
        Id = Ids,
        Value = Value,
        Type = Type,
        Action = Action,
        Severity = Severity,
        Title = Title,
        Application = Application,
        CreatedBy = CreatedBy,
        ExpiresAfter = ExpiresAfter,
        ExpiresBefore = ExpiresBefore,
        Filter = Filter,
        First = First,
    };

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var missing = new HashSet<string>(Ids.Where(id => !WildcardPattern.ContainsWildcardCharacters(id)), StringComparer.Ordinal);
        await foreach (var indicator in connection.Client.Indicators.ListAsync(Query, output, cancellationToken).ConfigureAwait(false))
        {
            if (indicator.IndicatorId is { } id) missing.Remove(id);
            output.Object(Origin.Stamp(indicator, connection));
        }
        foreach (var id in missing) output.Error(DefenderErrors.Create(ErrorIds.IndicatorNotFound, $"{connection.Name} has no indicator '{id}', or not for this caller."), id);
    }
}
