using System.Management.Automation;

namespace DefenderXdr.PowerShell;

// The parameters.
public abstract partial class FilteredCommand
{
    /// <summary>A file that remembers what was read: only what is new or has changed since the last run that was finished comes out.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CheckpointSet)]
    [ValidateNotNullOrEmpty]
    public string? Checkpoint { get; set; }

    /// <summary>Updated at this time or later: a date, or a span back from now such as 48h, 7d or 30m. With a checkpoint, how far back its first run reads.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = CheckpointSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? UpdatedAfter { get; set; }

    /// <summary>Updated at this time or earlier: a date, or a span back from now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? UpdatedBefore { get; set; }

    /// <summary>Created at this time or later: a date, or a span back from now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Created at this time or earlier: a date, or a span back from now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Any of these severities: Informational, Low, Medium, High.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(SeverityCompleter))]
    public string[] Severity { get; set; } = [];

    /// <summary>Any of these classifications: TruePositive, FalsePositive, InformationalExpectedActivity, Unknown.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(KnownClassificationCompleter))]
    public string[] Classification { get; set; } = [];

    /// <summary>Any of these determinations, such as Malware or NotMalicious.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(KnownDeterminationCompleter))]
    public string[] Determination { get; set; } = [];

    /// <summary>Any of these owners; an empty text for nobody.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] AssignedTo { get; set; } = [];

    /// <summary>Any of these tags.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] Tag { get; set; } = [];

    /// <summary>Any of these tactics, such as Execution or Ransomware.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AlertCategoryCompleter))]
    public string[] Category { get; set; } = [];

    /// <summary>Any of these products, such as MicrosoftDefenderForEndpoint.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ServiceSourceCompleter))]
    public string[] ServiceSource { get; set; } = [];

    /// <summary>Any of these detectors, such as Antivirus.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DetectionSourceCompleter))]
    public string[] DetectionSource { get; set; } = [];

    /// <summary>A device: what is about it.</summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public DefenderMachine? Machine { get; set; }

    /// <summary>Any of these devices: id, DNS name or host name.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("DeviceId", "DeviceName")]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] Device { get; set; } = [];

    /// <summary>Any of these users: user principal name, account name, or domain\name.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("UserPrincipalName", "AccountName")]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] User { get; set; } = [];

    /// <summary>The order: LastUpdateTime or CreatedTime, with asc or desc after it.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OrderCompleter))]
    public string? OrderBy { get; set; }

    /// <summary>The API to ask; the connection's when left out.</summary>
    [Parameter]
    public DefenderApi Api { get; set; }
}
