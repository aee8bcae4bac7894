namespace DefenderXdr.Tests.Server;

/// <summary>A request as it came over the socket.</summary>
internal sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Path => Uri.UnescapeDataString(Target.Split('?')[0]);

    /// <summary>A header, or null when it was not sent.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;

    /// <summary>A query parameter, decoded as the vendor's services do, or null when it was not sent.</summary>
    public string? Query(string name)
    {
        var query = Target.Split('?', 2);
        if (query.Length < 2) return null;
        var pair = Array.Find(query[1].Split('&'), p => Uri.UnescapeDataString(p.Split('=')[0]) == name);

        // A plus sign in a query is a space.
        return pair is null ? null : Uri.UnescapeDataString(pair.Split('=', 2)[1].Replace('+', ' '));
    }
}
