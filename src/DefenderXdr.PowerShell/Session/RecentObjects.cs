namespace DefenderXdr.PowerShell;

/// <summary>What completion shows of an object.</summary>
internal sealed record RecentObject<TId>(TId Id, string? Title, string? Severity, string? Status, DateTimeOffset Updated)
{
    /// <summary>The id with what people know it by: <c>1234  title (High, Active)</c>.</summary>
    public override string ToString() => $"{Id}  {Title} ({Severity}, {Status})";
}

/// <summary>The newest of the objects that were read through a connection, so many that people may choose from them. Safe for many threads.</summary>
internal class RecentObjects<TId> where TId : notnull
{
    private const int Capacity = 100;

    private readonly Dictionary<TId, RecentObject<TId>> objects = [];
    private DateTimeOffset oldest = DateTimeOffset.MinValue;

    private IEnumerable<RecentObject<TId>> Newest => objects.Values.OrderByDescending(known => known.Updated).Take(Capacity);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RecentObject<TId>> All
    {
        get
        {
            lock (objects) return [.. Newest];
        }
    }

    /// <summary>Takes an object in, in the place of what was known of it. A long list costs a comparison an object.</summary>
    public void Note(TId id, string? title, string? severity, string? status, DateTimeOffset? updated)
    {
        var time = updated ?? DateTimeOffset.MinValue;
        lock (objects)
        {
            if (time < oldest && !objects.ContainsKey(id)) return;
            objects[id] = new(id, title, severity, status, time);
            if (objects.Count < 2 * Capacity) return;

            // Now and then, not for each: a list may come with its newest last.
            var newest = Newest.ToArray();
            objects.Clear();
            foreach (var known in newest) objects[known.Id] = known;
            oldest = newest[Capacity - 1].Updated;
        }
    }
}
