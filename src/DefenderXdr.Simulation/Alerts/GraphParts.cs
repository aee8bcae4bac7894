using System.Globalization;
using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>What Graph writes alike on incidents and alerts.</summary>
internal static class GraphParts
{
    internal static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    internal static string IncidentUrl(long id, string tenantId) => $"https://security.microsoft.com/incident2/{Id(id)}/overview?tid={tenantId}";

    /// <summary>Where the alerts are after a merge or a move.</summary>
    internal static SimulatedResponse MergeAnswer(Call call, Incident target) => call.Answer(json =>
    {
        json.WriteStartObject();
        json.Member("@odata.context", call.Context("microsoft.graph.security.mergeResponse"));
        json.Member("targetIncidentId", Id(target.Id));
        json.WriteEndObject();
    });

    internal static void Comments(JsonTextWriter json, string name, IEnumerable<Comment> comments)
    {
        json.StartArray(name);
        foreach (var comment in comments)
        {
            json.WriteStartObject();
            json.Member("comment", comment.Text);
            json.Member("createdByDisplayName", comment.Author);
            json.Member("createdDateTime", comment.Created);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
