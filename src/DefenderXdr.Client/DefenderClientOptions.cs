using DefenderXdr.Http;

namespace DefenderXdr;

/// <summary>What a client may be told besides who signs in.</summary>
public sealed class DefenderClientOptions
{
    /// <summary>Where the APIs answer; the commercial cloud when nothing else is said.</summary>
    public DefenderHosts Hosts { get; init; } = HostTable.Resolve();

    /// <summary>The API for calls that name none.</summary>
    public DefenderApi Api { get; init; } = DefenderApi.Auto;

    /// <summary>What sends the requests, best shared with sign-in; null for a client of its own.</summary>
    public HttpClient? HttpClient { get; init; }

    /// <summary>
    /// How many calls a minute each operation may take, in place of what the vendor publishes; 0 for any number. Null: the published rates on the
    /// vendor's hosts, any number on others.
    /// </summary>
    public int? RateLimit { get; init; }

    /// <summary>How long the service may take to begin an answer, and to go on with it; null for 100 seconds. Hunting has limits of its own.</summary>
    public TimeSpan? RequestTimeout { get; init; }

    /// <summary>How failed requests are repeated.</summary>
    public RetryPolicy Retry { get; init; } = new();
}
