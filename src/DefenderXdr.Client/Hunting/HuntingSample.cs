using System.Text;
using DefenderXdr.Http;
using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A small result with the most usual types of columns, to be read while the service works on the first query.</summary>
internal static class HuntingSample
{
    private const string Body = """
        {"schema":[{"name":"a","type":"DateTime"},{"name":"b","type":"String"},{"name":"c","type":"Int64"},{"name":"d","type":"SByte"},{"name":"e","type":"Object"}],
        "results":[{"a":"2026-01-01T00:00:00.1Z","b":"b\\b","c":1,"d":1,"e":{"f":1}},{"a":"2026-01-01T00:00:00Z","b":null,"c":1,"d":0,"e":"[]"}]}
        """;

    public static readonly WarmUp WarmUp = new(() => Read());

    internal static List<HuntingRow> Read()
    {
        var request = new ApiRequest { Operation = ApiOperations.GraphHunting, Address = ApiRequest.AddressOf(ApiOperations.GraphHunting) };
        using var message = new HttpResponseMessage();
        var answer = new ApiResponse(request, request.Address, message, new MemoryStream(Encoding.UTF8.GetBytes(Body)), "");
        using var reader = HuntingReader.Open(answer, expandDynamic: false, CancellationToken.None);
        var rows = new List<HuntingRow>();
        while (reader.Next() is { Count: > 0 } next) rows.AddRange(next);
        return rows;
    }
}
