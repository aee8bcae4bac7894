using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>Evidence as Defender for Endpoint writes it.</summary>
internal static class EndpointEvidence
{
    internal static void Write(JsonTextWriter json, FlatEntity entity, DateTimeOffset created)
    {
        json.WriteStartObject();
        json.Member("entityType", entity.Type);
        json.Member("evidenceCreationTime", created);
        json.Member("sha1", entity.Sha1);
        json.Member("sha256", entity.Sha256);
        json.Member("fileName", entity.FileName);
        json.Member("filePath", entity.FilePath);
        json.Member("processId", entity.ProcessId);
        json.Member("processCommandLine", entity.CommandLine);
        json.Member("processCreationTime", entity.ProcessCreated);
        json.Member("parentProcessId", entity.ParentId);
        json.Member("parentProcessCreationTime", entity.ParentCreated);
        json.Member("parentProcessFileName", entity.ParentName);
        json.Member("parentProcessFilePath", entity.ParentPath);
        json.Member("ipAddress", entity.Address);
        json.Member("url", entity.Url);
        json.Member("registryKey", entity.RegistryKey);
        json.Member("registryHive", entity.RegistryHive);
        json.Member("registryValueType", entity.RegistryValueType);
        json.Member("registryValue", entity.RegistryValue);
        json.Member("accountName", entity.Account);
        json.Member("domainName", entity.Domain);
        json.Member("userSid", entity.Sid);
        json.Member("aadUserId", entity.EntraUserId);
        json.Member("userPrincipalName", entity.Upn);
        json.Member("detectionStatus", entity.DetectionStatus);
        json.WriteEndObject();
    }
}
