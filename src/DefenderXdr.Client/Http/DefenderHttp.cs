using System.Net;

namespace DefenderXdr.Http;

/// <summary>The HTTP client that sign-in and API calls of a connection share: one proxy, one pool, one place for its settings.</summary>
public static class DefenderHttp
{
    /// <summary>What this module calls itself: <c>User-Agent</c>.</summary>
    public static string UserAgent { get; } = "DefenderXdr/" + (typeof(DefenderHttp).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");

    /// <summary>A client for one connection. Redirects are not followed: a token must not travel along.</summary>
    /// <param name="handler">What sends in the network's place, as the simulated tenant does; null for the network.</param>
    public static HttpClient CreateClient(HttpMessageHandler? handler = null)
    {
        var client = new HttpClient(handler ?? NetworkHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        return client;
    }

    /// <summary>A client that goes round every proxy: an identity endpoint is on this very machine, and no proxy can reach it.</summary>
    public static HttpClient CreateDirectClient()
    {
        var handler = NetworkHandler();
        handler.UseProxy = false;
        return CreateClient(handler);
    }

#if NET
    // A long run must notice when DNS moves the service.
    private static SocketsHttpHandler NetworkHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ConnectTimeout = TimeSpan.FromSeconds(20),
        // A body left early is closed at once: draining it would keep a cancelled read waiting, and race with it.
        ResponseDrainTimeout = TimeSpan.Zero,
    };
#else
    private static HttpClientHandler NetworkHandler()
    {
        // .NET Framework may still start without TLS 1.2; add it, never replace what the administrator set.
        ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
        return new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        };
    }
#endif
}
