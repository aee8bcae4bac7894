using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>An alert as Defender for Endpoint writes it.</summary>
internal static class EndpointAlert
{
    internal static void Write(JsonTextWriter json, Alert alert, string tenantId, string? context, bool withEvidence)
    {
        var device = alert.Story.Device;
        json.WriteStartObject();
        if (context is not null)
            json.Member("@odata.context", context);
        json.Member("id", alert.Id);
        json.Member("incidentId", alert.IncidentId);
        json.Member("investigationId", alert.InvestigationId);
        json.Member("assignedTo", alert.AssignedTo);
        json.Member("severity", alert.Severity.Legacy);
        json.Member("status", alert.Status.Legacy);
        json.Member("classification", LegacyParts.Given(alert.Classification));
        json.Member("determination", LegacyParts.Given(alert.Determination));
        json.Member("investigationState", alert.InvestigationState.Legacy);
        json.Member("detectionSource", alert.Template.Detection.Legacy);
        json.Member("detectorId", alert.DetectorId);
        json.Member("category", alert.Template.Category);
        json.Member("threatFamilyName", alert.Family);
        json.Member("title", alert.Title);
        json.Member("description", alert.Description);
        json.Member("alertCreationTime", alert.Created);
        json.Member("firstEventTime", alert.FirstActivity);
        json.Member("lastEventTime", alert.LastActivity);
        json.Member("lastUpdateTime", alert.LastUpdate);
        json.Member("resolvedTime", alert.Resolved);
        json.Member("machineId", device.Id);
        json.Member("computerDnsName", device.DnsName);
        json.Member("rbacGroupName", device.Group.Name);
        json.Member("aadTenantId", tenantId);
        json.Member("threatName", alert.Threat);
        json.Member("mitreTechniques", alert.Template.Mitre);
        json.StartObject("relatedUser");
        json.Member("userName", alert.Story.User.Account);
        json.Member("domainName", User.Domain);
        json.WriteEndObject();
        LegacyParts.Comments(json, alert.Comments);
        json.StartArray("evidence");
        if (withEvidence)
            foreach (var one in alert.Evidence)
                if (FlatEntity.From(one) is { } entity)
                    EndpointEvidence.Write(json, entity, one.Created);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
