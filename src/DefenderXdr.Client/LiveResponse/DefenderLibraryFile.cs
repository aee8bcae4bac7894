using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A file of the live response library: a script to run on devices, or a file to put there.</summary>
public sealed class DefenderLibraryFile : IOriginated
{
    internal static readonly ObjectReader<DefenderLibraryFile> Reader = new ObjectReader<DefenderLibraryFile>(() => new(), f => f.AdditionalProperties)
        .Text("fileName", (f, v) => f.FileName = v)
        .Text("sha256", (f, v) => f.Sha256 = v)
        .Text("description", (f, v) => f.Description = v)
        .Flag("hasParameters", (f, v) => f.HasParameters = v)
        .Text("parametersDescription", (f, v) => f.ParametersDescription = v)
        .Text("createdBy", (f, v) => f.CreatedBy = v)
        .Time("creationTime", (f, v) => f.CreatedTime = v)
        .Time("lastUpdatedTime", (f, v) => f.LastUpdateTime = v);

    /// <summary>Its name, by which live response calls it; one of a kind in a tenant.</summary>
    public string? FileName { get; set; }

    /// <summary>The SHA-256 of its content, in hexadecimal digits.</summary>
    public string? Sha256 { get; set; }

    /// <summary>What it is for.</summary>
    public string? Description { get; set; }

    /// <summary>Whether it takes parameters.</summary>
    public bool? HasParameters { get; set; }

    /// <summary>What its parameters are.</summary>
    public string? ParametersDescription { get; set; }

    /// <summary>Who put it there.</summary>
    public string? CreatedBy { get; set; }

    /// <summary>When it came there, UTC.</summary>
    public DateTimeOffset? CreatedTime { get; set; }

    /// <summary>When it was last replaced, UTC.</summary>
    public DateTimeOffset? LastUpdateTime { get; set; }

    /// <summary>The tenant it belongs to.</summary>
    public string? TenantId { get; set; }

    /// <summary>The connection that was used, or null outside PowerShell.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>Whatever else the service sent.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Its name.</summary>
    public override string ToString() => FileName ?? "";
}
