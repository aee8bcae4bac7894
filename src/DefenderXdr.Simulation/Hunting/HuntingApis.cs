using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>Advanced hunting on the three APIs: the same tables, three shapes of answer.</summary>
internal sealed class HuntingApis
{
    private const int MostRows = 100_000;
    private readonly Dictionary<string, IKqlTable> tables;

    internal HuntingApis(Estate estate, EventHistory history) =>
        tables = DeviceTables.All(history).Concat(AlertTables.All(history, estate)).ToDictionary(table => table.Name, StringComparer.Ordinal);

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Xdr, "POST", "api/advancedhunting/run", ["AdvancedHunting.Read.All"], call => Run(call, HuntingAnswer.Xdr)),
        new(Api.Endpoint, "POST", "api/advancedqueries/run", ["AdvancedQuery.Read.All"], call => Run(call, HuntingAnswer.Endpoint)),
        new(Api.Graph, "POST", "v1.0/security/runHuntingQuery", ["ThreatHunting.Read.All"], call => Run(call, HuntingAnswer.Graph)),
    ];

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
            return answer(call, result.Columns, [.. result.Rows.Take(MostRows)]);
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
        // Timestamp is every table's first column.
        return new(table.Columns, table.Rows().Where(row => row[0] is DateTime time && time >= from && time <= to));
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
