using System.Globalization;
using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>What Graph writes alike on incidents and alerts.</summary>
internal static class GraphParts
{
    internal static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    internal static string IncidentUrl(long id, string tenantId) => $"https://security.microsoft.com/incident2/{Id(id)}/overview?tid={tenantId}";

    internal static void Comments(JsonTextWriter json, IEnumerable<Comment> comments)
    {
        json.StartArray("comments");
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
