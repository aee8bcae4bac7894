namespace DefenderXdr.Tests.Support;

/// <summary>Small bodies for tests that care about how they travel, not what they say.</summary>
internal static class Bodies
{
    public const string EmptyList = """{"value":[]}""";

    public static string Incident(long id) => $$"""{"incidentId":{{id}},"incidentName":"Incident {{id}}"}""";

    public static string Incidents(params long[] ids) => Incidents(ids, nextLink: null);

    public static string Incidents(IEnumerable<long> ids, string? nextLink) =>
        $$"""{"value":[{{string.Join(',', ids.Select(Incident))}}]{{(nextLink is null ? "" : $",\"@odata.nextLink\":\"{nextLink}\"")}}}""";

    public static IEnumerable<long> Range(int start, int count) => Enumerable.Range(start, count).Select(n => (long)n);
}
