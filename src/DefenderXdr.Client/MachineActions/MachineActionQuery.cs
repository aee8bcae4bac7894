namespace DefenderXdr;

/// <summary>Which actions on devices are wanted.</summary>
/// <remarks>A list of texts means any of them; empty means all. Case does not matter. <c>*</c>, <c>?</c> and <c>[a-z]</c> are wildcards.</remarks>
public sealed class MachineActionQuery
{
    /// <summary>Actions on any of these devices, by id.</summary>
    public IReadOnlyList<string> MachineId { get; set; } = [];

    /// <summary>Any of these types: <c>Isolate</c>, <c>RunAntiVirusScan</c>, <c>LiveResponse</c> …</summary>
    public IReadOnlyList<string> Type { get; set; } = [];

    /// <summary>Any of these: <c>Pending</c>, <c>InProgress</c>, <c>Succeeded</c>, <c>Failed</c>, <c>TimeOut</c>, <c>Cancelled</c>.</summary>
    public IReadOnlyList<string> Status { get; set; } = [];

    /// <summary>Asked for by any of these.</summary>
    public IReadOnlyList<string> Requestor { get; set; } = [];

    /// <summary>Asked for at this time or later.</summary>
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Asked for at this time or earlier.</summary>
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>An OData expression of the API's own, added to the rest.</summary>
    public string? Filter { get; set; }

    /// <summary>How many at the most, or null for all.</summary>
    public int? First { get; set; }
}
