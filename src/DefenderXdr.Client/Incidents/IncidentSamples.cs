using DefenderXdr.Json;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>An incident of each API's shape, to be read beside the sign-in: compiling what reads them takes longer than the first page.</summary>
internal static class IncidentSamples
{
    private static readonly string[] Samples =
    [
        """
        {"incidentId":1,"incidentName":"a\n","createdTime":"2026-01-01T00:00:00.1Z","lastUpdateTime":"2026-01-01T00:00:00Z","assignedTo":null,"classification":"Unknown",
        "determination":"Malware","status":"Active","severity":"High","tags":["a"],"comments":[{"comment":"a","createdBy":"b","createdTime":"2026-01-01T00:00:00Z"}],
        "alerts":[{"alertId":"a","incidentId":1,"serviceSource":"MicrosoftDefenderForEndpoint","creationTime":"2026-01-01T00:00:00Z","title":"a","status":"New","severity":"High",
        "investigationId":1,"investigationState":"Running","mitreTechniques":["T1"],"devices":[{"mdatpDeviceId":"a","deviceDnsName":"b","tags":[],"loggedOnUsers":[{"accountName":"a"}]}],
        "entities":[{"entityType":"User","accountName":"a","userPrincipalName":"a@b"},{"entityType":"Process","fileName":"a","sha1":"b","processId":1,"processCommandLine":"a"},
        {"entityType":"File","fileName":"a","sha256":"b"},{"entityType":"Ip","ipAddress":"127.0.0.1"},{"entityType":"Url","url":"a"},{"entityType":"MailMessage","subject":"a"},
        {"entityType":"Mailbox","mailboxAddress":"a"}]}],"redirectIncidentId":null}
        """,
        """
        {"id":"1","displayName":"a","createdDateTime":"2026-01-01T00:00:00Z","severity":"high","status":"active","customTags":["a"],"systemTags":[],
        "comments":[{"comment":"a","createdByDisplayName":"b","createdDateTime":"2026-01-01T00:00:00Z"}],"alerts":[{"id":"a","title":"a","status":"new","evidence":[
        {"@odata.type":"#microsoft.graph.security.deviceEvidence","mdeDeviceId":"a","deviceDnsName":"b","roles":[],"loggedOnUsers":[]},
        {"@odata.type":"#microsoft.graph.security.userEvidence","userAccount":{"accountName":"a"}},
        {"@odata.type":"#microsoft.graph.security.processEvidence","processId":1,"imageFile":{"fileName":"a"}},
        {"@odata.type":"#microsoft.graph.security.fileEvidence","fileDetails":{"sha1":"a"}},{"@odata.type":"#microsoft.graph.security.ipEvidence","ipAddress":"127.0.0.1"},
        {"@odata.type":"#microsoft.graph.security.urlEvidence","url":"a"},{"@odata.type":"#microsoft.graph.security.mailboxEvidence","primaryAddress":"a"}]}]}
        """,
    ];

    public static readonly WarmUp WarmUp = new(() => Read());

    internal static IReadOnlyList<DefenderIncident> Read() => [.. Samples.Select(Read)];

    private static DefenderIncident Read(string sample)
    {
        using JsonReader json = new JsonTokens(new StringReader(sample), JsonNames.Shared);
        json.Read();
        return IncidentReader.Instance.Read(json);
    }
}
