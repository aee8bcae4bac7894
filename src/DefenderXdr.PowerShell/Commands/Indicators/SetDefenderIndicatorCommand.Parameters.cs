using System.Management.Automation;

namespace DefenderXdr.PowerShell;

// The parameters.
public sealed partial class SetDefenderIndicatorCommand
{
    /// <summary>The values: hashes, IP addresses, domains, URLs, thumbprints. Hunting rows bring them in columns such as SHA256 and RemoteIP.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByValueSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("IndicatorValue", "SHA256", "SHA1", "MD5", "RemoteUrl", "RemoteIP")]
    [ValidateNotNullOrEmpty]
    public string[] Value { get; set; } = [];

    /// <summary>An indicator as it is to be: one that was read and changed, say.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    public DefenderIndicator? InputObject { get; set; }

    /// <summary>The type; told from the value when left out.</summary>
    [Parameter(ParameterSetName = ByValueSet, ValueFromPipelineByPropertyName = true)]
    [Alias("IndicatorType")]
    [ArgumentCompleter(typeof(IndicatorTypeCompleter))]
    public string? Type { get; set; }

    /// <summary>Allowed, Audit, Warn, Block or BlockAndRemediate. A new indicator needs one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IndicatorActionCompleter))]
    public string? Action { get; set; }

    /// <summary>The title of its alerts. A new indicator needs one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Title { get; set; }

    /// <summary>What it is about. A new indicator needs it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>Informational, Low, Medium or High.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SeverityCompleter))]
    public string? Severity { get; set; }

    /// <summary>When it ends: a date, or a span from now such as 30d.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FutureTime]
    [ArgumentCompleter(typeof(TimeAheadCompleter))]
    public DateTimeOffset? ExpirationTime { get; set; }

    /// <summary>It never ends.</summary>
    [Parameter]
    public SwitchParameter NeverExpires { get; set; }

    /// <summary>Whether it raises alerts.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public bool? GenerateAlert { get; set; }

    /// <summary>What to do when it raises an alert; an empty text for nothing.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? RecommendedActions { get; set; }

    /// <summary>The device groups that it holds for; an empty list for all devices.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RbacGroup", "RbacGroups")]
    [AllowEmptyCollection]
    public string[]? RbacGroupNames { get; set; }

    /// <summary>A page for users whom it warns of a URL, or blocks from it; an empty text for none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? EducateUrl { get; set; }

    /// <summary>The application that a new one belongs to. One that is there keeps its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Application { get; set; }

    /// <summary>Emits the indicator as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }
}
