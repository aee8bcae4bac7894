using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>Which class an API's name of a type means. A new class is a row here.</summary>
internal static class EvidenceTypes
{
    private const string Suffix = "Evidence";

    // The one type whose name in Graph is another word.
    private const string MailMessage = "MailMessage";
    private const string AnalyzedMessage = "analyzedMessage";

    // By entity type. The tables themselves are made when they are first met.
    private static readonly Dictionary<string, Func<IObjectReader<DefenderEvidence>>> Tables = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ActiveDirectoryDomain"] = () => DefenderActiveDirectoryDomainEvidence.Table,
        ["AiAgent"] = () => DefenderAiAgentEvidence.Table,
        ["AmazonResource"] = () => DefenderAmazonResourceEvidence.Table,
        ["AzureResource"] = () => DefenderAzureResourceEvidence.Table,
        ["Blob"] = () => DefenderBlobEvidence.Table,
        ["BlobContainer"] = () => DefenderBlobContainerEvidence.Table,
        ["CloudApplication"] = () => DefenderCloudApplicationEvidence.Table,
        ["CloudLogonRequest"] = () => DefenderCloudLogonRequestEvidence.Table,
        ["CloudLogonSession"] = () => DefenderCloudLogonSessionEvidence.Table,
        ["Container"] = () => DefenderContainerEvidence.Table,
        ["ContainerImage"] = () => DefenderContainerImageEvidence.Table,
        ["ContainerRegistry"] = () => DefenderContainerRegistryEvidence.Table,
        ["Device"] = () => DefenderDeviceEvidence.Table,
        ["Dns"] = () => DefenderDnsEvidence.Table,
        ["File"] = () => DefenderFileEvidence.Table,
        ["FileHash"] = () => DefenderFileHashEvidence.Table,
        ["GitHubOrganization"] = () => DefenderGitHubOrganizationEvidence.Table,
        ["GitHubRepo"] = () => DefenderGitHubRepoEvidence.Table,
        ["GitHubUser"] = () => DefenderGitHubUserEvidence.Table,
        ["GoogleCloudResource"] = () => DefenderGoogleCloudResourceEvidence.Table,
        ["HostLogonSession"] = () => DefenderHostLogonSessionEvidence.Table,
        ["IoTDevice"] = () => DefenderIoTDeviceEvidence.Table,
        ["Ip"] = () => DefenderIpEvidence.Table,
        ["KubernetesCluster"] = () => DefenderKubernetesClusterEvidence.Table,
        ["KubernetesController"] = () => DefenderKubernetesControllerEvidence.Table,
        ["KubernetesNamespace"] = () => DefenderKubernetesNamespaceEvidence.Table,
        ["KubernetesPod"] = () => DefenderKubernetesPodEvidence.Table,
        ["KubernetesSecret"] = () => DefenderKubernetesSecretEvidence.Table,
        ["KubernetesService"] = () => DefenderKubernetesServiceEvidence.Table,
        ["KubernetesServiceAccount"] = () => DefenderKubernetesServiceAccountEvidence.Table,
        ["Mailbox"] = () => DefenderMailboxEvidence.Table,
        ["MailboxConfiguration"] = () => DefenderMailboxConfigurationEvidence.Table,
        ["MailCluster"] = () => DefenderMailClusterEvidence.Table,
        [MailMessage] = () => DefenderAnalyzedMessageEvidence.Table,
        ["Malware"] = () => DefenderMalwareEvidence.Table,
        ["NetworkConnection"] = () => DefenderNetworkConnectionEvidence.Table,
        ["Nic"] = () => DefenderNicEvidence.Table,
        ["OauthApplication"] = () => DefenderOauthApplicationEvidence.Table,
        ["Process"] = () => DefenderProcessEvidence.Table,
        ["RegistryKey"] = () => DefenderRegistryKeyEvidence.Table,
        ["RegistryValue"] = () => DefenderRegistryValueEvidence.Table,
        ["SasToken"] = () => DefenderSasTokenEvidence.Table,
        ["SecurityGroup"] = () => DefenderSecurityGroupEvidence.Table,
        ["ServicePrincipal"] = () => DefenderServicePrincipalEvidence.Table,
        ["SubmissionMail"] = () => DefenderSubmissionMailEvidence.Table,
        ["TeamsMessage"] = () => DefenderTeamsMessageEvidence.Table,
        ["Url"] = () => DefenderUrlEvidence.Table,
        ["User"] = () => DefenderUserEvidence.Table,
    };

    // By Graph's full names as it writes them: no string is cut for each evidence, and each holds the same one.
    private static readonly Dictionary<string, KnownType> FullNames = ByFullName();

    private sealed record KnownType(string FullName, Func<IObjectReader<DefenderEvidence>> Table);

    /// <summary>The types that have a class.</summary>
    public static IEnumerable<string> Names => Tables.Keys;

    /// <summary>The table for an entity type, or null when nobody knows it.</summary>
    public static IObjectReader<DefenderEvidence>? TableOf(string entityType) => Tables.TryGetValue(entityType, out var table) ? table() : null;

    /// <summary>The table for Graph's name of a type; that of the base class when nobody knows it.</summary>
    public static IObjectReader<DefenderEvidence> TableOfGraph(string odataType) =>
        FullNames.TryGetValue(odataType, out var known) ? known.Table()
        : EntityTypeOf(odataType) is { } entityType && TableOf(entityType) is { } table ? table
        : EvidenceTable.Common;

    /// <summary>The one string for a name as Graph writes it; another name as it is.</summary>
    public static string? Shared(string? odataType) => odataType is not null && FullNames.TryGetValue(odataType, out var known) ? known.FullName : odataType;

    /// <summary>The entity type in Graph's name, <c>#microsoft.graph.security.deviceEvidence</c>: in any letter case, with or without <c>#</c>, known or not.</summary>
    public static string? EntityTypeOf(string? odataType)
    {
        if (odataType is null) return null;

        var name = odataType.Substring(odataType.LastIndexOf('.') + 1).TrimStart('#');
        if (name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)) name = name.Substring(0, name.Length - Suffix.Length);
        return string.Equals(name, AnalyzedMessage, StringComparison.OrdinalIgnoreCase) ? MailMessage
            : name.Length == 0 ? null
            : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    private static Dictionary<string, KnownType> ByFullName()
    {
        var types = new Dictionary<string, KnownType>(StringComparer.Ordinal);
        foreach (var row in Tables)
        {
            var name = row.Key == MailMessage ? AnalyzedMessage : char.ToLowerInvariant(row.Key[0]) + row.Key.Substring(1);
            var type = new KnownType("#microsoft.graph.security." + name + Suffix, row.Value);
            types.Add(type.FullName, type);
        }
        return types;
    }
}
