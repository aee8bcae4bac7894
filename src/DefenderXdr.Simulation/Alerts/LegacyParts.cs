using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>What the two older APIs write alike.</summary>
internal static class LegacyParts
{
    internal static void Comments(JsonTextWriter json, IEnumerable<Comment> comments)
    {
        json.StartArray("comments");
        foreach (var comment in comments)
        {
            json.WriteStartObject();
            json.Member("comment", comment.Text);
            json.Member("createdBy", comment.Author);
            json.Member("createdTime", comment.Created);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>An alert's classification and determination are null until somebody sets them; an incident's are not.</summary>
    internal static string? Given(Term term) => term == Classification.Unknown || term == Determination.NotAvailable ? null : term.Legacy;
}
