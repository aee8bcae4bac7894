namespace DefenderXdr;

/// <summary>What to change on an incident. Only what is set is sent.</summary>
public sealed class IncidentUpdate : ObjectUpdate
{
    /// <summary>All of its tags from now on; empty for none. Null leaves them.</summary>
    public IReadOnlyList<string>? Tags { get; set; }

    /// <summary>Tags to add to those that it has.</summary>
    public IReadOnlyList<string> AddTags { get; set; } = [];

    /// <summary>Tags to take off; those that it does not have are no matter.</summary>
    public IReadOnlyList<string> RemoveTags { get; set; } = [];

    /// <summary><c>Informational</c>, <c>Low</c>, <c>Medium</c> or <c>High</c>. Graph only.</summary>
    public string? Severity { get; set; }

    /// <summary>The name that the portal shows. Graph only.</summary>
    public string? DisplayName { get; set; }

    /// <summary>What happened. Graph only.</summary>
    public string? Description { get; set; }

    /// <summary>A summary for those who read on. Graph only.</summary>
    public string? Summary { get; set; }

    /// <summary>Why it was resolved. Graph only.</summary>
    public string? ResolvingComment { get; set; }

    /// <summary>Whether the tags that the incident has now decide what is sent.</summary>
    internal bool NeedsTags => AddTags.Count + RemoveTags.Count > 0;

    private protected override IEnumerable<Change> Changes =>
    [
        .. base.Changes,
        new(nameof(Tags), Tags is null ? null : Tags.Count == 0 ? "none" : string.Join(", ", Tags)),
        new(nameof(AddTags), List(AddTags)) { Words = $"add tag {List(AddTags)}" },
        new(nameof(RemoveTags), List(RemoveTags)) { Words = $"remove tag {List(RemoveTags)}" },
        new(nameof(Severity), Severity),
        new(nameof(DisplayName), DisplayName),
        new(nameof(Description), Description) { Words = "set Description" },
        new(nameof(Summary), Summary) { Words = "set Summary" },
        new(nameof(ResolvingComment), ResolvingComment) { Words = "set ResolvingComment" },
    ];

    /// <summary>The same update with the whole set of tags in the place of single ones; no tags where the set stays what it is.</summary>
    internal IncidentUpdate WithTagsOf(IReadOnlyList<string> current)
    {
        var tags = (Tags ?? current).Where(tag => !RemoveTags.Contains(tag, StringComparer.OrdinalIgnoreCase)).ToList();
        foreach (var tag in AddTags)
            if (!tags.Contains(tag, StringComparer.OrdinalIgnoreCase)) tags.Add(tag);

        var copy = (IncidentUpdate)MemberwiseClone();
        copy.Tags = tags.SequenceEqual(current, StringComparer.Ordinal) ? null : tags;
        copy.AddTags = copy.RemoveTags = [];
        return copy;
    }

    private static string? List(IReadOnlyList<string> tags) => tags.Count == 0 ? null : string.Join(", ", tags);
}
