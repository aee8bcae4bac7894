using System.Globalization;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>New-DefenderAlert</c>: raises an alert on an event that hunting found.</summary>
[Cmdlet(VerbsCommon.New, "DefenderAlert", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DefenderAlert))]
[Operations(nameof(ApiOperations.EndpointCreateAlert))]
public sealed class NewDefenderAlertCommand : ChangingCommand
{
    /// <summary>The event's number, a column of the hunting row.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string ReportId { get; set; } = "";

    /// <summary>The event's device, a column of the hunting row.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MachineId")]
    [ValidateNotNullOrEmpty]
    public string DeviceId { get; set; } = "";

    /// <summary>The event's time, a column of the hunting row.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EventTime")]
    [EventTime]
    public DateTimeOffset Timestamp { get; set; }

    /// <summary>What was seen, in a line.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "";

    /// <summary>Low, Medium or High.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NewAlertSeverityCompleter))]
    public string Severity { get; set; } = "";

    /// <summary>What it means.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Description { get; set; } = "";

    /// <summary>What to do about it.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string RecommendedAction { get; set; } = "";

    /// <summary>What kind of thing it is.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AlertCategoryCompleter))]
    public string Category { get; set; } = "";

    private protected override object? ErrorTarget => ReportId;

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var alert = new NewAlert
        {
            ReportId = ReportId,
            DeviceId = DeviceId,
            Timestamp = Timestamp,
            Title = Title,
            Severity = Severity,
            Description = Description,
            RecommendedAction = RecommendedAction,
            Category = Category,
        };
        if (!IsNew(connection, $"Event {ReportId} of {DeviceId} at {Timestamp.ToString("o", CultureInfo.InvariantCulture)}", output)) return;
        if (!await output.ShouldProcessAsync($"event {ReportId} of device {DeviceId} of {connection.Name}", $"create alert '{Title}'").ConfigureAwait(false)) return;
        output.Object(Origin.Stamp(await connection.Client.Alerts.CreateAsync(alert, output, cancellationToken).ConfigureAwait(false), connection));
    }
}
