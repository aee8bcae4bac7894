using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>Advanced hunting on the three APIs: the same tables, three shapes of answer.</summary>
internal sealed class HuntingApis
{
    private const int MostRows = 100_000;
    private const int MostBytesOnGraph = 50 * 1024 * 1024;
    private const int MostBytes = 124 * 1024 * 1024;
    private static readonly string[] Paths = ["api/advancedhunting/run", "api/advancedqueries/run", "v1.0/security/runHuntingQuery"];

    private readonly Dictionary<string, IKqlTable> tables;

    internal HuntingApis(Estate estate, EventHistory history, IEnumerable<IKqlTable> further)
    {
        tables = DeviceTables.All(history).Concat(AlertTables.All(history, estate)).ToDictionary(table => table.Name, StringComparer.Ordinal);
        foreach (var table in further)
            tables[table.Name] = table;
    }

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Xdr, "POST", Paths[0], ["AdvancedHunting.Read.All"], call => Run(call, HuntingAnswer.Xdr)) { IsRead = true },
        new(Api.Endpoint, "POST", Paths[1], ["AdvancedQuery.Read.All"], call => Run(call, HuntingAnswer.Endpoint)) { IsRead = true },
        new(Api.Graph, "POST", Paths[2], ["ThreatHunting.Read.All"], call => Run(call, HuntingAnswer.Graph)) { IsRead = true },
    ];

    /// <summary>Whether a path is that of a hunting query.</summary>
    internal static bool IsPath(string path) => Array.Exists(Paths, one => path.Equals("/" + one, StringComparison.OrdinalIgnoreCase));

    private SimulatedResponse Run(Call call, Func<Call, IReadOnlyList<KqlColumn>, List<object?[]>, SimulatedResponse> answer)
    {
        var body = Body(call);
        var query = Text(body, "Query") ?? (call.Api.IsGraph ? Text(body, "query") : null);
        if (string.IsNullOrWhiteSpace(query))
            throw ApiFault.BadRequest("The request body must contain a non-empty 'Query'.");
        var now = call.Now.UtcDateTime;
        var timespan = call.Api.IsGraph ? Text(body, "Timespan") ?? Text(body, "timespan") : null;
        var window = HuntingWindow.Read(timespan, now) ?? throw ApiFault.BadRequest($"The Timespan '{timespan}' is not valid.");
        try
        {
            var result = KqlQuery.Run(query!, name => Source(name, window.From, window.To), now);
            var rows = answer(call, result.Columns, [.. result.Rows.Take(MostRows)]);
            return rows.ContentLength <= (call.Api.IsGraph ? MostBytesOnGraph : MostBytes) ? rows
                : throw ApiFault.BadRequest("Query execution has exceeded the allowed result size. Optimize your query by limiting the number of results and try again.");
        }
        catch (KqlException wrong)
        {
            throw ApiFault.BadRequest(wrong.Message);
        }
    }

    private KqlRows? Source(string name, DateTime from, DateTime to)
    {
        if (!tables.TryGetValue(name, out var table))
            return null;
        // Where a table has a Timestamp, it is the first column.
        return table.Columns[0].Type != KqlType.DateTime ? new(table.Columns, table.Rows()) : new(table.Columns, table.Rows().Where(row => row[0] is DateTime time && time >= from && time <= to));
    }

    private static JObject Body(Call call) =>
        JsonBody.Read(call.Request.Body) ?? throw new ApiFault(400, call.Api.IsGraph ? "BadRequest" : "InvalidRequestBody", "Request body is incorrect");

    private static string? Text(JObject body, string name) => body[name] switch
    {
        null or { Type: JTokenType.Null } => null,
        { Type: JTokenType.String } text => (string?)text,
        _ => throw ApiFault.BadRequest($"'{name}' must be a string."),
    };
}
