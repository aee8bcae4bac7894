using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using DefenderXdr.Simulation;

namespace DefenderXdr.Benchmarks;

/// <summary>A simulated tenant on loopback whose list pages are made once and then served from memory, so that the server costs both sides next to nothing.</summary>
internal sealed class RecordedTenant : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly SimulatedTenant tenant;
    private readonly ConcurrentDictionary<string, Task<(SimulatedResponse Answer, byte[] Body)>> pages = new();

    private RecordedTenant(SimulatedTenant tenant)
    {
        this.tenant = tenant;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.Run(AnswerAsync);
    }

    public Uri Root { get; private set; } = null!;

    /// <summary>How long all the pages are.</summary>
    public long Bytes => pages.Where(page => page.Key.StartsWith("/api/incidents", StringComparison.Ordinal)).Sum(page => (long)page.Value.Result.Body.Length);

    /// <summary>When the first byte of the latest list's first page left: a timestamp of the machine's own clock, which its processes share.</summary>
    public long FirstByte { get; private set; }

    public static async Task<RecordedTenant> StartAsync(int incidents)
    {
        var server = new RecordedTenant(new SimulatedTenant(new SimulatedTenantOptions { IncidentCount = incidents }));
        await server.application.StartAsync();
        server.Root = new Uri(server.application.Urls.Single());
        return server;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var target = context.Request.Path + context.Request.QueryString.Value;
        var (answer, body) = context.Request.Method == "GET"
            ? await pages.GetOrAdd(target, _ => MakeAsync(context))
            : await MakeAsync(context);
        context.Response.StatusCode = answer.StatusCode;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = body.Length;
        if (context.Request.Path.StartsWithSegments("/api/incidents") && !context.Request.QueryString.Value!.Contains("skip")) FirstByte = Stopwatch.GetTimestamp();
        await context.Response.Body.WriteAsync(body);
    }

    private async Task<(SimulatedResponse, byte[])> MakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var uri = new Uri(Root, context.Request.Path + context.Request.QueryString.Value);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString());
        var answer = tenant.Handle(new(context.Request.Method, uri, headers, await reader.ReadToEndAsync()));
        using var body = new MemoryStream();
        using (var content = answer.OpenBody()) await content.CopyToAsync(body);
        return (answer, body.ToArray());
    }
}
