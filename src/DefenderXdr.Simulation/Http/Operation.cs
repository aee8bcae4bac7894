namespace DefenderXdr.Simulation;

/// <summary>One documented operation: where it is, what it needs, what it does.</summary>
/// <param name="Api">The API it belongs to.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path; a segment in braces takes any value.</param>
/// <param name="Permissions">The application permissions, any of which will do.</param>
/// <param name="Run">The work.</param>
internal sealed record Operation(Api Api, string Method, string Path, string[] Permissions, Func<Call, SimulatedResponse> Run)
{
    private readonly string[] segments = Path.Split('/');

    /// <summary>Whether it changes nothing.</summary>
    internal bool IsRead { get; init; } = Method == "GET";

    /// <summary>The values of the segments in braces, or null when the path is another.</summary>
    internal Dictionary<string, string>? Match(string[] path)
    {
        if (path.Length != segments.Length)
            return null;
        var values = new Dictionary<string, string>();
        for (var i = 0; i < path.Length; i++)
        {
            if (segments[i][0] == '{')
                values[segments[i].Trim('{', '}')] = path[i];
            else if (!string.Equals(segments[i], path[i], StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return values;
    }
}
