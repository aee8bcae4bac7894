namespace DefenderXdr;

/// <summary>The tables that were read lately. Safe for many threads.</summary>
/// <param name="freshness">How long a table is taken for what the service would say.</param>
/// <param name="clock">The time.</param>
internal sealed class HuntingTableCache(TimeSpan freshness, Func<DateTimeOffset> clock)
{
    private readonly Dictionary<string, (DefenderHuntingTable Table, DateTimeOffset Until)> entries = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset allUntil = DateTimeOffset.MinValue;

    /// <summary>Whether these are all of the tenant's.</summary>
    public bool HasAll
    {
        get
        {
            lock (entries) return clock() < allUntil;
        }
    }

    /// <summary>The tables, by name.</summary>
    public IReadOnlyList<DefenderHuntingTable> Tables
    {
        get
        {
            var now = clock();
            lock (entries) return [.. entries.Values.Where(entry => now < entry.Until).Select(entry => entry.Table).OrderBy(table => table.Name, StringComparer.OrdinalIgnoreCase)];
        }
    }

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names => [.. Tables.Select(table => table.Name)];

    /// <summary>The table of a name, in any case, or null when it is not known.</summary>
    public DefenderHuntingTable? Find(string name)
    {
        lock (entries) return entries.TryGetValue(name, out var entry) && clock() < entry.Until ? entry.Table : null;
    }

    /// <summary>Takes in what the service said to some names: those that it has no table for are none.</summary>
    public void Take(IEnumerable<string> asked, IEnumerable<DefenderHuntingTable> tables)
    {
        var until = clock() + freshness;
        lock (entries)
        {
            foreach (var name in asked) entries.Remove(name);
            foreach (var table in tables) entries[table.Name] = (table, until);
        }
    }

    /// <summary>Takes in all tables of the tenant.</summary>
    public void TakeAll(IEnumerable<DefenderHuntingTable> tables)
    {
        lock (entries)
        {
            Take([.. entries.Keys], tables);
            allUntil = clock() + freshness;
        }
    }
}
