using System.Security;
using DefenderXdr.Authentication;
using DefenderXdr.Http;
using DefenderXdr.Simulation;
using DefenderXdr.Tests.Server;

namespace DefenderXdr.Tests.Support;

/// <summary>A simulated tenant to sign in to, in process or over a socket, with every request seen.</summary>
internal sealed class Entra : IAsyncDisposable
{
    private readonly SimulatedTenant tenant;
    private readonly LoopbackServer? server;
    private readonly Watcher watcher;

    /// <param name="overSocket">True for plain http on loopback, false for the vendor's own addresses in process.</param>
    /// <param name="options">What the tenant is made of.</param>
    public Entra(bool overSocket = false, SimulatedTenantOptions? options = null)
    {
        options ??= new();
        options.IncidentCount = 3;
        tenant = new SimulatedTenant(options);
        if (overSocket) server = new LoopbackServer(Answer);
        watcher = new Watcher(overSocket ? new SocketsHttpHandler() : new SimulatedTenantHandler(tenant));
        Http = DefenderHttp.CreateClient(watcher);
        Hosts = server is null ? HostTable.Resolve() : Loopback(server.Root);
    }

    public SimulatedTenant Tenant => tenant;

    public HttpClient Http { get; }

    public DefenderHosts Hosts { get; }

    /// <summary>How often a token was asked for over the wire.</summary>
    public int TokenRequests => watcher.Addresses.Count(a => a.AbsolutePath.EndsWith("/token", StringComparison.Ordinal));

    /// <summary>Every address that was asked, in order.</summary>
    public IReadOnlyList<Uri> Addresses => [.. watcher.Addresses];

    public ApiHost Graph => Hosts.Graph;

    public static DefenderHosts Loopback(Uri root) => HostTable.Resolve(overrides: new() { Authority = root, Graph = root, Xdr = root, Endpoint = root });

    public ClientSecretFlow Flow(string? secret = null, string? tenantId = null, string? clientId = null) =>
        Flow(Hosts, Http, secret, tenantId, clientId);

    public static ClientSecretFlow Flow(DefenderHosts hosts, HttpClient http, string? secret = null, string? tenantId = null, string? clientId = null, TimeSpan? timeout = null)
    {
        using var text = Secure(secret ?? SimulatedTenant.DefaultClientSecret);
        return new(new()
        {
            TenantId = tenantId ?? SimulatedTenant.DefaultTenantId,
            ClientId = clientId ?? SimulatedTenant.DefaultClientId,
            Hosts = hosts,
            HttpClient = http,
            Timeout = timeout ?? TimeSpan.FromSeconds(100),
        }, text);
    }

    /// <summary>What a user flow is told; the tenant that it signs in to is whichever the user has.</summary>
    public SignInOptions UserOptions(string tenantId = "organizations", TimeSpan? limit = null) => new()
    {
        TenantId = tenantId,
        ClientId = SimulatedTenant.DefaultClientId,
        Hosts = Hosts,
        HttpClient = Http,
        InteractionTimeout = limit ?? TimeSpan.FromSeconds(30),
    };

    public static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var c in text) secure.AppendChar(c);
        secure.MakeReadOnly();
        return secure;
    }

    /// <summary>The tenant's answer to a request that came over a socket.</summary>
    public Answer Answer(ReceivedRequest request)
    {
        var answer = tenant.Handle(new(request.Method, new Uri(server!.Root, request.Target), request.Headers, request.Body));
        return Server.Answer.Of(answer.StatusCode, answer.ContentType, System.Text.Encoding.UTF8.GetBytes(answer.Body), [.. answer.Headers.Select(h => (h.Key, h.Value))]);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (server is not null) await server.DisposeAsync();
    }

    private sealed class Watcher(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public System.Collections.Concurrent.ConcurrentQueue<Uri> Addresses { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Addresses.Enqueue(request.RequestUri!);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
