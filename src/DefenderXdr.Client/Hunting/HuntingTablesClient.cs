using System.Globalization;

namespace DefenderXdr;

/// <summary>
/// The tables of advanced hunting that a tenant has, with their columns, by <c>getschema</c>. What was read is kept in memory for a day, for each API
/// by itself. Safe to use from several threads.
/// </summary>
public sealed class HuntingTablesClient
{
    private static readonly TimeSpan Freshness = TimeSpan.FromDays(1);

    private readonly HuntingClient hunting;
    private readonly BackEndSelector selector;
    private readonly Dictionary<DefenderApi, HuntingTableCache> caches = [];

    internal HuntingTablesClient(HuntingClient hunting, BackEndSelector selector)
    {
        this.hunting = hunting;
        this.selector = selector;
    }

    /// <summary>The time.</summary>
    internal Func<DateTimeOffset> Clock { get; set; } = () => DateTimeOffset.UtcNow;

    /// <summary>Gets all documented tables that the tenant has and this identity may read, by name.</summary>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="refresh">Asks the service also when the tables are known.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>One query: Graph <c>POST /security/runHuntingQuery</c>, and what stands for it on the older APIs.</remarks>
    /// <exception cref="DefenderException">The query failed.</exception>
    public async Task<IReadOnlyList<DefenderHuntingTable>> ListAsync(
        DefenderApi api = DefenderApi.Auto, bool refresh = false, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        var cache = Cache(api);
        if (refresh || !cache.HasAll)
            cache.TakeAll(await AskAsync(HuntingTables.Names.Union(cache.Names), api, events, cancellationToken).ConfigureAwait(false));
        return cache.Tables;
    }

    /// <summary>Gets tables by their names, in the order of the names. A name that the tenant has no table for has no part in the result.</summary>
    /// <param name="names">The names; for a documented table, case does not matter.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="refresh">Asks the service also when the tables are known.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>One query for all that are not known, as <see cref="ListAsync"/>.</remarks>
    /// <exception cref="DefenderException">The query failed.</exception>
    public async Task<IReadOnlyList<DefenderHuntingTable>> GetAsync(
        IEnumerable<string> names, DefenderApi api = DefenderApi.Auto, bool refresh = false, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        var cache = Cache(api);
        var wanted = names.Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var unknown = refresh ? wanted : [.. wanted.Where(name => cache.Find(name) is null)];
        var asked = unknown.SelectMany(Spellings).Where(CanBeTable).ToArray();
        if (asked.Length > 0) cache.Take(asked, await AskAsync(asked, api, events, cancellationToken).ConfigureAwait(false));
        return [.. wanted.Select(cache.Find).OfType<DefenderHuntingTable>()];
    }

    /// <summary>The tables that are known without a call, through whichever API, or none.</summary>
    internal IReadOnlyList<DefenderHuntingTable> Known => [.. Caches.SelectMany(cache => cache.Tables)];

    /// <summary>The names of the tables that a query may read, without a call: the tenant's where they are known, else the documented ones.</summary>
    internal IReadOnlyList<string> KnownNames =>
        Caches.FirstOrDefault(cache => cache.HasAll)?.Names ?? [.. HuntingTables.Names.Union(Known.Select(table => table.Name), StringComparer.OrdinalIgnoreCase)];

    private HuntingTableCache[] Caches
    {
        get
        {
            lock (caches) return [.. caches.Values];
        }
    }

    /// <summary>The error about a name that there is no table for.</summary>
    internal DefenderException NotFound(string name) => DefenderErrors.Create(ErrorIds.HuntingTableNotFound,
        $"The tenant has no hunting table '{name}' that may be read.{NearMiss.Hint(name, KnownNames)}");

    // Each table by itself, since columns of the same name have other types elsewhere; a table that the tenant lacks falls out of a fuzzy union, and one
    // leg always remains.
    private async Task<IReadOnlyList<DefenderHuntingTable>> AskAsync(IEnumerable<string> names, DefenderApi api, IClientEvents? events, CancellationToken cancellationToken)
    {
        var legs = names.Select(name => $"({name} | getschema | extend TableName = {KqlLiteral.Of(name)})");
        var query = $"union isfuzzy=true (print TableName = \"\"), {string.Join(", ", legs)}";
        var columns = new List<(string Table, long Ordinal, string Name, string Type, string DataType)>();
        await foreach (var row in hunting.RunAsync(query, api, events, cancellationToken).ConfigureAwait(false))
            if (Text(row, "TableName") is { Length: > 0 } table)
                columns.Add((table, Convert.ToInt64(row["ColumnOrdinal"], CultureInfo.InvariantCulture), Text(row, "ColumnName"), Text(row, "ColumnType"), Text(row, "DataType")));
        return [.. columns.GroupBy(column => column.Table).Select(group =>
            new DefenderHuntingTable(group.Key, group.OrderBy(column => column.Ordinal).Select(column => (column.Name, column.Type, column.DataType))))];
    }

    private static string Text(HuntingRow row, string column) => row[column]?.ToString() ?? "";

    // People need not know how a table is written; what is not documented may be right as it is.
    private static IEnumerable<string> Spellings(string name) =>
        HuntingTables.Names.Where(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty(name);

    // Anything else would be read as something else, or break the query for the other tables.
    private static bool CanBeTable(string name) => QueryParameters.IsIdentifier(name) && KqlWords.CanBeName(name);

    private HuntingTableCache Cache(DefenderApi api)
    {
        var chosen = selector.Choose(api);
        lock (caches)
        {
            if (!caches.TryGetValue(chosen, out var cache)) caches[chosen] = cache = new(Freshness, () => Clock());
            return cache;
        }
    }
}
