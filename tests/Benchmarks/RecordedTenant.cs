using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using DefenderXdr.Simulation;

namespace DefenderXdr.Benchmarks;

/// <summary>
/// A simulated tenant on loopback whose list pages, and one hunting result, are made once and then served from memory, so that the server costs both
/// sides next to nothing.
/// </summary>
internal sealed class RecordedTenant : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly SimulatedTenant tenant;
    private readonly RecordedHunt? hunt;
    private readonly ConcurrentDictionary<string, Task<(SimulatedResponse Answer, byte[] Body)>> pages = new();

    private RecordedTenant(SimulatedTenant tenant, RecordedHunt? hunt)
    {
        this.tenant = tenant;
        this.hunt = hunt;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.Run(AnswerAsync);
    }

    public Uri Root { get; private set; } = null!;

    /// <summary>How long all the pages are.</summary>
    public long Bytes => pages.Where(page => page.Key.StartsWith("/api/incidents", StringComparison.Ordinal)).Sum(page => (long)page.Value.Result.Body.Length);

    /// <summary>When the first byte of the latest list's first page, or hunting result, left: a timestamp of the machine's own clock, which its processes share.</summary>
    public long FirstByte { get; private set; }


    /// <summary>What to say in PowerShell to connect the module.</summary>
    public string Connect(string api) => $$"""
        $hosts = @{ AuthorityUri = '{{Root}}'; GraphUri = '{{Root}}'; XdrUri = '{{Root}}'; EndpointUri = '{{Root}}' }
        $secret = ConvertTo-SecureString '{{SimulatedTenant.DefaultClientSecret}}' -AsPlainText -Force
        Import-Module '{{Path.Combine(FindRoot(), "DefenderXdr.psd1")}}'
        $null = Connect-DefenderXdr -TenantId {{SimulatedTenant.DefaultTenantId}} -ClientId {{SimulatedTenant.DefaultClientId}} -ClientSecret $secret @hosts -Api {{api}}

        """;

    /// <summary>What the documented scripts say for a <c>$token</c>.</summary>
    public string Token(string scope) => $$"""
        $form = @{ grant_type = 'client_credentials'; client_id = '{{SimulatedTenant.DefaultClientId}}'; client_secret = '{{SimulatedTenant.DefaultClientSecret}}'; scope = '{{scope}}' }
        $token = (Invoke-RestMethod '{{Root}}{{SimulatedTenant.DefaultTenantId}}/oauth2/v2.0/token' -Method Post -Body $form).access_token
        """;

    public static async Task<RecordedTenant> StartAsync(int incidents, RecordedHunt? hunt = null)
    {
        var server = new RecordedTenant(new SimulatedTenant(new SimulatedTenantOptions { IncidentCount = incidents }), hunt);
        await server.application.StartAsync();
        server.Root = new Uri(server.application.Urls.Single());
        return server;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "DefenderXdr.sln"))) return folder.FullName;
        throw new InvalidOperationException("The benchmark runs from within a checkout.");
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (hunt is not null && context.Request.Path.Value!.EndsWith("/runHuntingQuery", StringComparison.Ordinal))
        {
            await HuntAsync(context, hunt);
            return;
        }
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

    private async Task HuntAsync(HttpContext context, RecordedHunt hunt)
    {
        using var reader = new StreamReader(context.Request.Body);
        var query = await reader.ReadToEndAsync();
        context.Response.ContentType = "application/json";
        FirstByte = Stopwatch.GetTimestamp();
        foreach (var piece in hunt.Answer(query))
        {
            if (context.RequestAborted.IsCancellationRequested) break;
            await context.Response.Body.WriteAsync(piece);
        }
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
