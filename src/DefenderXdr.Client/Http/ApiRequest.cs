using System.Text;

namespace DefenderXdr.Http;

/// <summary>A request as a back end means it: no token, no status codes, no retries.</summary>
internal sealed class ApiRequest
{
    public required ApiOperation Operation { get; init; }

    /// <summary>The absolute address, or the path and query below the operation's host.</summary>
    public required Uri Address { get; init; }

    /// <summary>The body, or null for none.</summary>
    public RequestBody? Body { get; init; }

    /// <summary>Headers besides those that every request has.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>What the answer may be.</summary>
    public string Accept { get; init; } = "application/json";

    /// <summary>How long the service may take to answer; null for as long as the client has it.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What a 400 means here.</summary>
    public string BadRequestErrorId { get; init; } = ErrorIds.RequestRejected;

    /// <summary>What a 404 means here.</summary>
    public string NotFoundErrorId { get; init; } = ErrorIds.NotFound;

    /// <summary>What it means that no answer comes in time.</summary>
    public string TimeoutErrorId { get; init; } = ErrorIds.RequestTimeout;

    /// <summary>What a failed answer means here and nowhere else, or null where it means what it always does. Asked first; such an answer is not asked for again.</summary>
    public Func<ServiceFault, DefenderException?>? Meaning { get; init; }

    /// <summary>What is to be done, in words for messages: <c>get incident '42'</c>.</summary>
    public string Intent { get; init; } = "answer";

    /// <summary>Whether what is wanted can be got in another way, so that a service that cannot answer is asked twice and no more.</summary>
    public bool HasLighterWay { get; init; }

    /// <summary>The same request for another page.</summary>
    public ApiRequest At(Uri address) => new()
    {
        Operation = Operation,
        Address = address,
        Body = Body,
        Headers = Headers,
        Accept = Accept,
        Timeout = Timeout,
        BadRequestErrorId = BadRequestErrorId,
        NotFoundErrorId = NotFoundErrorId,
        TimeoutErrorId = TimeoutErrorId,
        Meaning = Meaning,
        Intent = Intent,
        HasLighterWay = HasLighterWay,
    };

    /// <summary>The request for one object by its id. An id that the service cannot even read is no id it has.</summary>
    public static ApiRequest ForOne(ApiOperation operation, string id, string intent, string notFoundErrorId, string? expand = null) => new()
    {
        Operation = operation,
        Address = AddressOf(operation, id, ("$expand", expand)),
        HasLighterWay = expand is not null,
        Intent = intent,
        NotFoundErrorId = notFoundErrorId,
        BadRequestErrorId = notFoundErrorId,
    };

    /// <summary>The request that changes or makes something. What the service refuses keeps the service's words.</summary>
    public static ApiRequest ForChange(ApiOperation operation, string? id, string body, string intent, string notFoundErrorId, Func<ServiceFault, DefenderException?>? meaning = null) => new()
    {
        Meaning = meaning,
        Operation = operation,
        Address = AddressOf(operation, id),
        Body = RequestBody.Json(body),
        Intent = intent,
        NotFoundErrorId = notFoundErrorId,
    };

    /// <summary>The address of an operation: its path with the id put in, and the query parameters that have a value.</summary>
    public static Uri AddressOf(ApiOperation operation, string? id = null, params (string Name, string? Value)[] query)
    {
        var text = new StringBuilder(id is null ? operation.Path : operation.Path.Replace("{id}", Uri.EscapeDataString(id)));
        var separator = '?';
        foreach (var (name, value) in query)
        {
            if (value is null) continue;
            text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
        return new Uri(text.ToString(), UriKind.Relative);
    }
}
