namespace DefenderXdr;

/// <summary>Which incidents are wanted.</summary>
public sealed class IncidentQuery : ListQuery
{
    /// <summary>Any of these statuses: <c>Active</c>, <c>InProgress</c>, <c>Resolved</c>, <c>Redirected</c>, <c>AwaitingAction</c>. Empty for all.</summary>
    public IReadOnlyList<string> Status { get; set; } = [];
}
