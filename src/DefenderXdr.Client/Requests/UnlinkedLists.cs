namespace DefenderXdr;

/// <summary>The lists that may go on without a link to their next page, and that are skipped through instead.</summary>
/// <remarks>Others are not skipped through: a service that does not know <c>$skip</c> would give its first page for ever.</remarks>
internal static class UnlinkedLists
{
    private static (ApiOperation Operation, int Page, string Key)[] Known => field ??=
    [
        (ApiOperations.XdrListIncidents, 100, "incidentId"),
        (ApiOperations.GraphListIncidents, 50, "id"),
        (ApiOperations.GraphListAlerts, 100, "id"),
        (ApiOperations.EndpointListAlerts, 10_000, "id"),
        (ApiOperations.EndpointListMachines, 10_000, "id"),
        (ApiOperations.EndpointListMachineActions, 10_000, "id"),
        (ApiOperations.EndpointListInvestigations, 10_000, "id"),
        (ApiOperations.EndpointListIndicators, 10_000, "id"),
    ];

    /// <summary>How many objects a full page has when no number is asked for, and what tells one object from another; null for any other list.</summary>
    public static (int Page, string Key)? Find(ApiOperation operation) =>
        Known.Where(known => known.Operation == operation).Select(known => ((int, string)?)(known.Page, known.Key)).FirstOrDefault();
}
