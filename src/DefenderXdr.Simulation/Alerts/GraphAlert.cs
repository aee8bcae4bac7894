using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>An alert as Graph writes it.</summary>
internal static class GraphAlert
{
    private const string Actions =
        "1. Find the entry point: which users were logged on to the device, and on which other devices were they seen?\n" +
        "2. Gather information: analyze the process and if possible block it from running on any device of the organization.\n" +
        "3. Analyze logs to understand which commands were run, their purpose and impact.";

    internal static void Write(Call call, JsonTextWriter json, Alert alert, string tenantId, string? context = null, bool withEvidence = true)
    {
        json.WriteStartObject();
        if (context is not null)
            json.Member("@odata.context", context);
        json.Member("id", alert.Id);
        json.Member("providerAlertId", alert.Id.Substring(2));
        json.Member("incidentId", GraphParts.Id(alert.IncidentId));
        json.Member("status", alert.Status.GraphFor(call));
        json.Member("severity", alert.Severity.GraphFor(call));
        json.Member("classification", alert.Classification.GraphFor(call));
        json.Member("determination", alert.Determination.GraphFor(call));
        json.Member("serviceSource", alert.Product.Source.GraphFor(call));
        json.Member("detectionSource", alert.Template.Detection.GraphFor(call));
        json.Member("productName", alert.Product.Name);
        json.Member("detectorId", alert.DetectorId);
        json.Member("tenantId", tenantId);
        json.Member("title", alert.Title);
        json.Member("description", alert.Description);
        json.Member("recommendedActions", alert.Template.Actions ?? Actions);
        json.Member("category", alert.Template.Category);
        json.Member("assignedTo", alert.AssignedTo);
        json.Member("alertWebUrl", $"https://security.microsoft.com/alerts/{alert.Id}?tid={tenantId}");
        json.Member("incidentWebUrl", GraphParts.IncidentUrl(alert.IncidentId, tenantId));
        json.Member("actorDisplayName", alert.Actor);
        json.Member("threatDisplayName", alert.Threat);
        json.Member("threatFamilyName", alert.Family);
        json.Member("mitreTechniques", alert.Template.Mitre);
        json.Member("createdDateTime", alert.Created);
        json.Member("lastUpdateDateTime", alert.LastUpdate);
        json.Member("resolvedDateTime", alert.Resolved);
        json.Member("firstActivityDateTime", alert.FirstActivity);
        json.Member("lastActivityDateTime", alert.LastActivity);
        json.Member("systemTags", []);
        json.Member("alertPolicyId", (string?)null);
        json.Member("investigationState", alert.InvestigationState.GraphFor(call));
        GraphParts.Comments(json, "comments", alert.Comments);
        json.StartObject("customDetails");
        json.WriteEndObject();
        json.StartArray("evidence");
        foreach (var evidence in withEvidence ? alert.Evidence : [])
            new GraphEvidence(call, json).Write(evidence);
        json.WriteEndArray();
        json.StartObject("additionalData");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
