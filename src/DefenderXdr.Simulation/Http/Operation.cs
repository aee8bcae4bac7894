namespace DefenderXdr.Simulation;

/// <summary>One documented operation: where it is, what it needs, what it does.</summary>
/// <param name="Api">The API it belongs to.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path; a name in braces takes any value, be it a whole segment or an argument as in <c>find(key='{key}')</c>.</param>
/// <param name="Permissions">The application permissions, any of which will do.</param>
/// <param name="Run">The work.</param>
internal sealed record Operation(Api Api, string Method, string Path, string[] Permissions, Func<Call, SimulatedResponse> Run)
{
    private readonly PathSegment[] segments = [.. Path.Split('/').Select(segment => new PathSegment(segment))];

    /// <summary>The delegated permissions where they are others than the application's.</summary>
    internal string[]? Delegated { get; init; }

    /// <summary>Whether it takes no token: the address is the secret.</summary>
    internal bool IsOpen { get; init; }

    /// <summary>Whether it changes nothing.</summary>
    internal bool IsRead { get; init; } = Method == "GET";

    /// <summary>The values of the names in braces, or null when the path is another.</summary>
    internal Dictionary<string, string>? Match(string[] path)
    {
        if (path.Length != segments.Length)
            return null;
        var values = new Dictionary<string, string>();
        for (var i = 0; i < path.Length; i++)
            if (!segments[i].Match(path[i], values))
                return null;
        return values;
    }
}
