using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The members of a comment as the APIs and their pages name them.</summary>
internal static class CommentReader
{
    public static readonly ObjectReader<DefenderComment> Instance = new ObjectReader<DefenderComment>(() => new DefenderComment(), c => c.AdditionalProperties)
        .Text("comment", (c, v) => c.Comment = v)
        .Text("createdBy|createdByDisplayName", (c, v) => c.CreatedBy = v)
        .Time("createdTime|createTime|createdDateTime", (c, v) => c.CreatedTime = v);
}
