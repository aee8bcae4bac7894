using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>The APIs of one tenant as seen by one identity. Safe to use from several threads.</summary>
public sealed class DefenderClient
{
    private readonly ITokenSource tokens;
    private readonly HttpClient http;

    /// <summary>A client that acts as the identity of a token source.</summary>
    public DefenderClient(ITokenSource tokens, DefenderClientOptions? options = null)
    {
        IncidentSamples.WarmUp.Begin();
        options ??= new DefenderClientOptions();
        this.tokens = tokens;
        http = options.HttpClient ?? DefenderHttp.CreateClient();
        Hosts = options.Hosts;
        Api = options.Api;

        var pipeline = new HttpPipeline(http, options.Hosts, tokens, options.Retry, options.RateLimit, options.RequestTimeout);
        var selector = new BackEndSelector(options.Hosts, tokens, options.Api);
        var pager = new Pager(pipeline);
        var plans = new PlanReader(pager);
        Incidents = new IncidentsClient(selector, pager, plans);
        Alerts = new AlertsClient(selector, pipeline, pager, plans);
        Hunting = new HuntingClient(selector, pipeline);
        Library = new LibraryClient(pipeline, pager);
        LiveResponse = new LiveResponseClient(pipeline, pager, new LinkDownload(http, options.Retry));
        Machines = new MachinesClient(selector, pipeline, pager, plans);
        MachineActions = new MachineActionsClient(selector, pipeline, pager, plans);
        Investigations = new InvestigationsClient(selector, pipeline, pager, plans);
        Indicators = new IndicatorsClient(selector, pipeline, pager, plans);
        Requests = new RequestsClient(options.Hosts, pipeline, pager);
    }

    /// <summary>Where the APIs answer.</summary>
    public DefenderHosts Hosts { get; }

    /// <summary>The API for calls that name none.</summary>
    public DefenderApi Api { get; }

    /// <summary>Incidents.</summary>
    public IncidentsClient Incidents { get; }

    /// <summary>Alerts.</summary>
    public AlertsClient Alerts { get; }

    /// <summary>Advanced hunting.</summary>
    public HuntingClient Hunting { get; }

    /// <summary>The library of live response.</summary>
    public LibraryClient Library { get; }

    /// <summary>What actions on devices leave to be downloaded.</summary>
    public LiveResponseClient LiveResponse { get; }

    /// <summary>Devices.</summary>
    public MachinesClient Machines { get; }

    /// <summary>Actions on devices.</summary>
    public MachineActionsClient MachineActions { get; }

    /// <summary>Automated investigations.</summary>
    public InvestigationsClient Investigations { get; }
    /// <summary>Indicators.</summary>
    public IndicatorsClient Indicators { get; }

    /// <summary>Any other request.</summary>
    public RequestsClient Requests { get; }

    /// <summary>The token for an API. With Auto: the connection's API, or Graph, or the one that a handed-in token is for.</summary>
    /// <exception cref="DefenderException">Sign-in failed; the error id says how.</exception>
    public Task<DefenderToken> GetTokenAsync(DefenderApi api = DefenderApi.Auto, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        var chosen = Choose(api);
        return tokens.GetTokenAsync(Hosts[chosen == DefenderApi.Auto ? DefenderApi.Graph : chosen], forceRefresh: false, events ?? SilentEvents.Instance, cancellationToken);
    }

    /// <summary>The token for one API, or null where that API is not open to this identity.</summary>
    internal Task<DefenderToken?> TryGetTokenAsync(DefenderApi api, IClientEvents events, CancellationToken cancellationToken) =>
        tokens.TryGetTokenAsync(Hosts[api], events, cancellationToken);

    /// <summary>The API that a call would be bound to; Auto leaves a choice.</summary>
    internal DefenderApi Choose(DefenderApi asked) => tokens.Choose(asked, Api);

    /// <summary>Checks tokens against the keys of this client's own sign-in host.</summary>
    internal TokenValidator NewValidator() => new(http, Hosts);
}
