using DefenderXdr.Http;
using DefenderXdr.Simulation;
using DefenderXdr.SimulationServer;

namespace DefenderXdr.PowerShell.Tests.Response;

/// <summary>A simulated tenant on a loopback socket, and a session of a client that waits as briefly as a test wants.</summary>
internal sealed class RespondingTenant : ISimulation, IAsyncDisposable
{
    private SimulationHost host = null!;
    private int silences;

    private RespondingTenant(SimulatedTenant tenant) => Tenant = tenant;

    public SimulatedTenant Tenant { get; }

    public DateTimeOffset Started { get; } = DateTimeOffset.UtcNow;

    public DefenderSession Session { get; } = new();

    public DefenderClient Client => Session.Default!.Client;

    /// <summary>What was asked.</summary>
    public IReadOnlyList<string> Requests => host.Requests;

    /// <summary>What was asked with something else than GET.</summary>
    public IEnumerable<string> Changes => host.Requests.Where(request => !request.StartsWith("GET ", StringComparison.Ordinal));

    /// <summary>Ends when a change was carried out and its answer is held back.</summary>
    public TaskCompletionSource Silenced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<RespondingTenant> StartAsync(SimulatedTenantOptions? options = null, TimeSpan? requestTimeout = null)
    {
        var own = new RespondingTenant(new SimulatedTenant(options ?? new()));
        own.host = await SimulationHost.StartAsync(own);
        var root = own.host.Http;
        var tokens = new TenantTokens(own.Tenant);
        var client = new DefenderClient(tokens, new()
        {
            Hosts = HostTable.Resolve(overrides: new() { Authority = root, Graph = root, Xdr = root, Endpoint = root }),
            Retry = new RetryPolicy { MaxAttempts = 3, FirstWait = TimeSpan.FromMilliseconds(10) },
            RequestTimeout = requestTimeout,
        });
        own.Session.Add(new DefenderConnection("contoso", "Test", client, await tokens.GetTokenAsync(client.Hosts.Endpoint, false, new RecordingOutput(), default)));
        return own;
    }

    /// <summary>The next so many changes are carried out, and never answered.</summary>
    public void Silence(int count) => silences = count;

    /// <summary>A device that can be acted on: onboarded and active, of an operating system.</summary>
    public async Task<DefenderMachine> DeviceAsync(string osPlatform = "Windows11", int skip = 0) =>
        await Client.Machines.ListAsync(new() { OsPlatform = [osPlatform], OnboardingStatus = ["Onboarded"], HealthStatus = ["Active"] }).Skip(skip).FirstAsync();

    public SimulatedResponse Handle(SimulatedRequest request) => Tenant.Handle(request);

    public async Task<SimulatedResponse> HandleAsync(SimulatedRequest request, CancellationToken cancellationToken = default)
    {
        var answer = await Tenant.HandleAsync(request, cancellationToken);
        if (request.Method == "GET" || Interlocked.Decrement(ref silences) < 0) return answer;

        Silenced.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return answer;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
