using System.Management.Automation;

namespace DefenderXdr.PowerShell;

// The parameters.
public sealed partial class UpdateDefenderAlertCommand
{
    /// <summary>The alerts' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByIdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AlertId")]
    [ArgumentCompleter(typeof(AlertIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>An alert to change.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    public DefenderAlert? InputObject { get; set; }

    /// <summary>The new status: New, InProgress or Resolved.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AlertStatusCompleter))]
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

    /// <summary>A comment to add.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Comment { get; set; }

    /// <summary>The API to use; the connection's when left out.</summary>
    [Parameter]
    public DefenderApi Api { get; set; }

    /// <summary>Emits the alert as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }
}
