using System.Management.Automation;

namespace DefenderXdr.PowerShell;

// The parameters.
public sealed partial class UpdateDefenderIncidentCommand
{
    /// <summary>The incidents' numbers.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByIdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("IncidentId")]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public long[] Id { get; set; } = [];

    /// <summary>An incident to change.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    public DefenderIncident? InputObject { get; set; }

    /// <summary>The new status: Active, InProgress or Resolved.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SettableIncidentStatusCompleter))]
    public string? Status { get; set; }

    /// <summary>The new owner; an empty text for nobody.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? AssignedTo { get; set; }

    /// <summary>TruePositive, FalsePositive or InformationalExpectedActivity.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClassificationCompleter))]
    public string? Classification { get; set; }

    /// <summary>Why it is classified so.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DeterminationCompleter))]
    public string? Determination { get; set; }

    /// <summary>All of its tags from now on.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[]? Tag { get; set; }

    /// <summary>Tags to add.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] AddTag { get; set; } = [];

    /// <summary>Tags to take off.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] RemoveTag { get; set; } = [];

    /// <summary>A comment to add.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Comment { get; set; }

    /// <summary>The new severity.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeverityCompleter))]
    public string? Severity { get; set; }

    /// <summary>The new name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DisplayName { get; set; }

    /// <summary>The new description.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>The new summary.</summary>
    [Parameter]
    public string? Summary { get; set; }

    /// <summary>Why it was resolved.</summary>
    [Parameter]
    public string? ResolvingComment { get; set; }

    /// <summary>The API to use; the connection's when left out.</summary>
    [Parameter]
    public DefenderApi Api { get; set; }

    /// <summary>Emits the incident as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }
}
