namespace DefenderXdr;

/// <summary>A request to any path of the three APIs.</summary>
public sealed class DefenderRequest
{
    /// <summary>The path, with or without a query, or an absolute address on a host of the connection. Graph's version is put in where it is left out.</summary>
    public required string Path { get; init; }

    /// <summary>The HTTP method; GET when left out, or POST where there is a body.</summary>
    public string? Method { get; init; }

    /// <summary>The body, as JSON text; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>The API; Auto tells it from the path.</summary>
    public DefenderApi Api { get; init; }

    /// <summary>Parameters to add to the query, by the names that the service has for them. Values are escaped; a null leaves its parameter out.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Query { get; init; } = [];

    /// <summary>Headers besides those that every request has.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Whether a list is read to its end; its first page when not.</summary>
    public bool All { get; init; }
}
