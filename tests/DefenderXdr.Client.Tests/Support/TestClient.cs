using DefenderXdr.Http;
using DefenderXdr.Paging;
using DefenderXdr.Tests.Server;

namespace DefenderXdr.Tests.Support;

/// <summary>A client, or a layer of one, that talks to the loopback server and does not wait long.</summary>
internal static class TestClient
{
    public static RetryPolicy Impatient { get; } = new() { MaxAttempts = 3, FirstWait = TimeSpan.FromMilliseconds(1) };

    public static DefenderClient Create(LoopbackServer server, ITokenSource? tokens = null, DefenderApi api = DefenderApi.Auto, RetryPolicy? retry = null) =>
        Create(server.Root, tokens, api, retry);

    public static DefenderClient Create(Uri root, ITokenSource? tokens = null, DefenderApi api = DefenderApi.Auto, RetryPolicy? retry = null) =>
        new(tokens ?? new ScriptedTokens(), new() { Hosts = Hosts(root), Api = api, Retry = retry ?? Impatient });

    public static DefenderHosts Hosts(Uri root) =>
        HostTable.Resolve(overrides: new() { Authority = root, Graph = root, Xdr = root, Endpoint = root });

    public static HttpPipeline Pipeline(LoopbackServer server) =>
        new(DefenderHttp.CreateClient(), Hosts(server.Root), new ScriptedTokens(), Impatient);

    /// <summary>The list of incidents on Defender XDR with a time limit of the test's own.</summary>
    public static IAsyncEnumerable<DefenderIncident> ListWithin(LoopbackServer server, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest { Operation = ApiOperations.XdrListIncidents, Address = new Uri("/api/incidents", UriKind.Relative), Timeout = timeout };
        return new Pager(Pipeline(server)).ListAsync(new ListPlan<DefenderIncident>
        {
            First = request,
            PageSize = 100,
            Skip = skip => new Uri($"/api/incidents?$skip={skip}", UriKind.Relative),
            Reader = IncidentReader.Instance,
            Key = incident => $"{incident.IncidentId}",
        }, new RecordingEvents(), cancellationToken);
    }

    /// <summary>Takes what comes until the list ends or fails.</summary>
    public static async Task<(List<T> Items, Exception? Error)> DrainAsync<T>(this IAsyncEnumerable<T> list)
    {
        var items = new List<T>();
        try
        {
            await foreach (var item in list) items.Add(item);
            return (items, null);
        }
        catch (Exception e) when (e is DefenderException or OperationCanceledException)
        {
            return (items, e);
        }
    }

    /// <summary>The error that a call must end with.</summary>
    public static async Task<DefenderException> ErrorOf<T>(this IAsyncEnumerable<T> list)
    {
        var (_, error) = await list.DrainAsync();
        return Assert.IsAssignableFrom<DefenderException>(error);
    }
}
