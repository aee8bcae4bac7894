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

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RecentObject<TId>> All
    {
        get
        {
            lock (objects) return [.. objects.Values.OrderByDescending(known => known.Updated)];
        }
    }

    /// <summary>Takes an object in, in the place of what was known of it. A long list costs a comparison an object.</summary>
    public void Note(TId id, string? title, string? severity, string? status, DateTimeOffset? updated)
    {
        var time = updated ?? DateTimeOffset.MinValue;
        lock (objects)
        {
            if (objects.Count >= Capacity && time <= oldest && !objects.ContainsKey(id)) return;
            objects[id] = new(id, title, severity, status, time);
            if (objects.Count > Capacity) objects.Remove(objects.Values.OrderBy(known => known.Updated).First().Id);
            if (objects.Count == Capacity) oldest = objects.Values.Min(known => known.Updated);
        }
    }
}
