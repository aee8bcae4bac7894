using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using DefenderXdr.Simulation;
using Microsoft.AspNetCore.Http.Features;

namespace DefenderXdr.SimulationServer;

/// <summary>A simulated tenant or cloud on two loopback ports, http and https, for clients that are not ours and for tests of ours.</summary>
public sealed class SimulationHost : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly X509Certificate2 certificate;
    private readonly ISimulation simulation;
    private readonly ConcurrentQueue<string> requests = new();

    private SimulationHost(ISimulation simulation, int httpPort, int httpsPort)
    {
        this.simulation = simulation;
        certificate = LoopbackCertificate.Create();

        // The empty builder: no configuration from the environment, no logging, no console lifetime.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, httpPort);
            kestrel.Listen(IPAddress.Loopback, httpsPort, listen => listen.UseHttps(certificate));
        });
        application = builder.Build();
        application.Run(AnswerAsync);
    }

    /// <summary>Where plain http is served.</summary>
    public Uri Http { get; private set; } = null!;

    /// <summary>Where https is served.</summary>
    public Uri Https { get; private set; } = null!;

    /// <summary>The https certificate, for clients that want to trust it.</summary>
    public string CertificatePem => certificate.ExportCertificatePem();

    /// <summary>Method, path and query of every request so far, in order of arrival; never a header or a body.</summary>
    public IReadOnlyList<string> Requests => [.. requests];

    /// <summary>Starts serving on 127.0.0.1.</summary>
    /// <param name="simulation">What answers.</param>
    /// <param name="httpPort">The http port; 0 takes a free one.</param>
    /// <param name="httpsPort">The https port; 0 takes a free one.</param>
    public static async Task<SimulationHost> StartAsync(ISimulation simulation, int httpPort = 0, int httpsPort = 0)
    {
        var host = new SimulationHost(simulation, httpPort, httpsPort);
        try
        {
            await host.application.StartAsync().ConfigureAwait(false);
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        var addresses = host.application.Urls.Select(url => new Uri(url)).ToList();
        host.Http = addresses.Find(url => url.Scheme == Uri.UriSchemeHttp)!;
        host.Https = addresses.Find(url => url.Scheme == Uri.UriSchemeHttps)!;
        return host;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync().ConfigureAwait(false);
        certificate.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        // The raw target: decoding and encoding again would change what the client sent.
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        requests.Enqueue($"{context.Request.Method} {target}");
        if (!Uri.TryCreate($"{context.Request.Scheme}://{context.Request.Host}{target}", UriKind.Absolute, out var uri))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString());
        var answer = await simulation.HandleAsync(new(context.Request.Method, uri, headers, body.ToArray()), context.RequestAborted).ConfigureAwait(false);
        if (answer.IsLost)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.StatusCode;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.ContentLength;
        foreach (var header in answer.Headers)
            context.Response.Headers[header.Key] = header.Value;
        using var content = answer.OpenBody();
        try
        {
            await content.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
        }
        catch (IOException)
        {
            await DropAsync(context).ConfigureAwait(false);
        }
    }

    private static async Task DropAsync(HttpContext context)
    {
        // An abort throws away what is not on the wire yet, and the caller is to see the first half.
        await context.Response.Body.FlushAsync().ConfigureAwait(false);
        await Task.Delay(50).ConfigureAwait(false);
        context.Abort();
    }
}
