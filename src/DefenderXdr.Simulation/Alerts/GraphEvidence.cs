using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>Evidence as Graph writes it: a type for each kind.</summary>
internal sealed class GraphEvidence(Call call, JsonTextWriter json)
{
    internal void Write(Evidence evidence)
    {
        json.WriteStartObject();
        json.Member("@odata.type", "#microsoft.graph.security." + TypeName(evidence));
        json.Member("createdDateTime", evidence.Created);
        json.Member("verdict", evidence.Verdict);
        json.Member("remediationStatus", evidence.Remediation.GraphFor(call));
        json.Member("remediationStatusDetails", (string?)null);
        json.Member("roles", evidence is DeviceEvidence { LoggedOn: not null } ? ["compromised"] : []);
        json.Member("detailedRoles", evidence is DeviceEvidence { LoggedOn: not null } ? ["PrimaryDevice"] : []);
        json.Member("tags", (evidence as DeviceEvidence)?.Device.Tags ?? []);
        Members(evidence);
        json.WriteEndObject();
    }

    /// <summary>Writes evidence that stands within other evidence, and came with it.</summary>
    internal void WriteInner(string name, Evidence inner, Evidence outer)
    {
        json.WritePropertyName(name, escape: false);
        Write(inner with { Created = outer.Created, Verdict = Verdict.Unknown });
    }

    private static string TypeName(Evidence evidence) => evidence switch
    {
        DeviceEvidence => "deviceEvidence",
        UserEvidence => "userEvidence",
        FileEvidence => "fileEvidence",
        ProcessEvidence => "processEvidence",
        IpEvidence => "ipEvidence",
        UrlEvidence => "urlEvidence",
        RegistryEvidence => "registryValueEvidence",
        MailboxEvidence => "mailboxEvidence",
        MailMessageEvidence => "analyzedMessageEvidence",
        MailClusterEvidence => "mailClusterEvidence",
        SecurityGroupEvidence => "securityGroupEvidence",
        AzureResourceEvidence => "azureResourceEvidence",
        KubernetesClusterEvidence => "kubernetesClusterEvidence",
        KubernetesNamespaceEvidence => "kubernetesNamespaceEvidence",
        KubernetesServiceAccountEvidence => "kubernetesServiceAccountEvidence",
        KubernetesPodEvidence => "kubernetesPodEvidence",
        ContainerEvidence => "containerEvidence",
        ContainerImageEvidence => "containerImageEvidence",
        ContainerRegistryEvidence => "containerRegistryEvidence",
        _ => "cloudApplicationEvidence",
    };

    private void Members(Evidence evidence)
    {
        switch (evidence)
        {
            case DeviceEvidence device:
                GraphDevice.Write(json, device);
                break;
            case UserEvidence user:
                json.Member("stream", (string?)null);
                Account("userAccount", user.User);
                break;
            case FileEvidence file:
                json.Member("detectionStatus", Detection(file));
                json.Member("mdeDeviceId", file.Device?.Id);
                File("fileDetails", file.File);
                break;
            case ProcessEvidence process:
                Process(process);
                break;
            case IpEvidence ip:
                json.Member("ipAddress", ip.Address);
                json.Member("countryLetterCode", ip.Country);
                json.Member("stream", (string?)null);
                json.Member("location", (string?)null);
                break;
            case UrlEvidence url:
                json.Member("url", url.Url);
                break;
            case RegistryEvidence registry:
                json.Member("mdeDeviceId", registry.Device?.Id);
                json.Member("registryHive", registry.Hive);
                json.Member("registryKey", registry.Key);
                json.Member("registryValueName", registry.Name);
                json.Member("registryValueType", registry.ValueType);
                json.Member("registryValue", registry.Value);
                break;
            case MailboxEvidence mailbox:
                json.Member("displayName", mailbox.Owner.DisplayName);
                json.Member("primaryAddress", mailbox.Owner.Upn);
                json.Member("upn", mailbox.Owner.Upn);
                Account("userAccount", mailbox.Owner);
                break;
            case MailMessageEvidence mail:
                GraphMail.Write(json, mail);
                break;
            case MailClusterEvidence cluster:
                GraphMail.Write(json, cluster);
                break;
            case CloudApplicationEvidence application:
                json.Member("appId", application.AppId);
                json.Member("saasAppId", application.AppId);
                json.Member("displayName", application.Name);
                json.Member("instanceId", 0L);
                json.Member("instanceName", application.Name);
                json.Member("stream", (string?)null);
                break;
            case SecurityGroupEvidence group:
                Group(group.Group);
                break;
            default:
                GraphCloud.Write(this, json, evidence);
                break;
        }
    }

    private void Group(GroupFact group)
    {
        json.Member("securityGroupId", group.Id);
        json.Member("displayName", group.Name);
        json.Member("friendlyName", group.Name);
        json.Member("sid", group.Sid);
        json.Member("distinguishedName", group.DistinguishedName);
        json.Member("activeDirectoryObjectGuid", group.DirectoryId);
    }

    private void Process(ProcessEvidence evidence)
    {
        var process = evidence.Process;
        json.Member("processId", process.Id);
        json.Member("parentProcessId", process.ParentId);
        json.Member("processCommandLine", process.CommandLine);
        json.Member("processCreationDateTime", process.Started);
        json.Member("parentProcessCreationDateTime", process.ParentStarted);
        json.Member("detectionStatus", Detection(evidence));
        json.Member("mdeDeviceId", evidence.Device?.Id);
        File("imageFile", process.Image);
        File("parentProcessImageFile", Story.Known(process.ParentName, process.ParentFolder));
        Account("userAccount", evidence.User);
    }

    private void File(string name, FileFact file)
    {
        json.StartObject(name);
        json.Member("sha1", file.Sha1);
        json.Member("sha256", file.Sha256);
        json.Member("md5", (string?)null);
        json.Member("sha256Ac", (string?)null);
        json.Member("fileName", file.Name);
        json.Member("filePath", file.Folder);
        json.Member("fileSize", file.Size);
        json.Member("filePublisher", file.Publisher);
        json.Member("signer", (string?)null);
        json.Member("issuer", (string?)null);
        json.WriteEndObject();
    }

    private void Account(string name, User user)
    {
        json.StartObject(name);
        json.Member("accountName", user.Account);
        json.Member("domainName", user.Domain);
        json.Member("userSid", user.Sid);
        json.Member("azureAdUserId", user.EntraId);
        json.Member("userPrincipalName", user.Upn);
        json.Member("displayName", user.DisplayName);
        json.Member("activeDirectoryObjectGuid", (string?)null);
        json.Member("resourceAccessEvents", []);
        json.WriteEndObject();
    }

    private static string Detection(Evidence evidence) => evidence.Remediation == Remediation.Prevented ? "prevented" : "detected";
}
