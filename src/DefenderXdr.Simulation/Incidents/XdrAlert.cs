using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>An alert as Defender XDR embeds it in an incident.</summary>
internal static class XdrAlert
{
    internal static void Write(JsonTextWriter json, Alert alert)
    {
        json.WriteStartObject();
        json.Member("alertId", alert.Id);
        json.Member("incidentId", alert.IncidentId);
        json.Member("serviceSource", alert.Product.Source.Legacy);
        json.Member("creationTime", alert.Created);
        json.Member("lastUpdatedTime", alert.LastUpdate);
        json.Member("resolvedTime", alert.Resolved);
        json.Member("firstActivity", alert.FirstActivity);
        json.Member("lastActivity", alert.LastActivity);
        json.Member("title", alert.Title);
        json.Member("description", alert.Description);
        json.Member("category", alert.Template.Category);
        json.Member("status", alert.Status.Legacy);
        json.Member("severity", alert.Severity.Legacy);
        json.Member("investigationId", alert.InvestigationId);
        json.Member("investigationState", alert.InvestigationState.Legacy);
        json.Member("classification", LegacyParts.Given(alert.Classification));
        json.Member("determination", LegacyParts.Given(alert.Determination));
        json.Member("detectionSource", alert.Template.Detection.Legacy);
        json.Member("assignedTo", alert.AssignedTo);
        json.Member("actorName", alert.Actor);
        json.Member("threatFamilyName", alert.Family);
        json.Member("mitreTechniques", alert.Template.Mitre);
        var evidence = alert.Evidence;
        json.StartArray("devices");
        foreach (var device in evidence.OfType<DeviceEvidence>())
            Write(json, device.Device);
        json.WriteEndArray();
        json.StartArray("entities");
        foreach (var one in evidence)
            if (FlatEntity.From(one) is { } entity)
                Write(json, entity);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(JsonTextWriter json, Device device)
    {
        json.WriteStartObject();
        json.Member("mdatpDeviceId", device.Id);
        json.Member("aadDeviceId", device.EntraId);
        json.Member("deviceDnsName", device.DnsName);
        json.Member("osPlatform", device.System.Platform);
        json.Member("version", device.System.Version);
        json.Member("osProcessor", device.System.Processor);
        json.Member("osBuild", device.System.Build);
        json.Member("healthStatus", device.Health.Legacy);
        json.Member("riskScore", device.Risk.Legacy);
        json.Member("rbacGroupName", device.Group.Name);
        json.Member("rbacGroupId", device.Group.Id);
        json.Member("firstSeen", device.FirstSeen);
        json.WriteEndObject();
    }

    private static void Write(JsonTextWriter json, FlatEntity entity)
    {
        json.WriteStartObject();
        json.Member("entityType", entity.Type);
        json.Member("sha1", entity.Sha1);
        json.Member("sha256", entity.Sha256);
        json.Member("fileName", entity.FileName);
        json.Member("filePath", entity.FilePath);
        json.Member("processId", entity.ProcessId);
        json.Member("processCommandLine", entity.CommandLine);
        json.Member("processCreationTime", entity.ProcessCreated);
        json.Member("parentProcessId", entity.ParentId);
        json.Member("parentProcessCreationTime", entity.ParentCreated);
        json.Member("ipAddress", entity.Address);
        json.Member("url", entity.Url);
        json.Member("accountName", entity.Account);
        json.Member("domainName", entity.Domain);
        json.Member("userSid", entity.Sid);
        json.Member("aadUserId", entity.EntraUserId);
        json.Member("userPrincipalName", entity.Upn);
        json.Member("mailboxDisplayName", entity.MailboxName);
        json.Member("mailboxAddress", entity.MailboxAddress);
        json.Member("clusterBy", entity.ClusterBy);
        json.Member("sender", entity.Sender);
        json.Member("recipient", entity.Recipient);
        json.Member("subject", entity.Subject);
        json.Member("deliveryAction", entity.DeliveryAction);
        json.Member("securityGroupId", entity.GroupId);
        json.Member("securityGroupName", entity.GroupName);
        json.Member("registryHive", entity.RegistryHive);
        json.Member("registryKey", entity.RegistryKey);
        json.Member("registryValueType", entity.RegistryValueType);
        json.Member("registryValue", entity.RegistryValue);
        json.Member("deviceId", entity.DeviceId);
        json.WriteEndObject();
    }
}
