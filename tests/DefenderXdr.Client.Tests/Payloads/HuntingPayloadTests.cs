using System.Globalization;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Payloads;

/// <summary>The documented hunting queries and answers.</summary>
public sealed class HuntingPayloadTests
{
    [Theory]
    [InlineData(DefenderApi.Graph, "Graph/runhuntingquery", "/v1.0/security/runHuntingQuery", "schema", "results", "name", "type")]
    [InlineData(DefenderApi.Xdr, "Defender/api-advanced-hunting", "/api/advancedhunting/run", "Schema", "Results", "Name", "Type")]
    [InlineData(DefenderApi.Endpoint, "Defender/api-advanced-hunting", "/api/advancedqueries/run", "Schema", "Results", "Name", "Type")]
    public async Task The_documented_query_gives_the_documented_rows(DefenderApi api, string name, string path, string schema, string results, string column, string type)
    {
        var payload = new Payload(name);
        var request = new Payload(name + ".request").Json;
        await using var server = new LoopbackServer(payload.Answer());

        var rows = await TestClient.Create(server).Hunting.RunAsync((string)request["Query"]!, api).ToListAsync();

        var sent = Assert.Single(server.Requests);
        Assert.Equal("POST", sent.Method);
        Assert.Equal(path, sent.Target);
        Assert.StartsWith("application/json", sent.Header("Content-Type"));
        Assert.True(JToken.DeepEquals(request, Payload.Parse(sent.Body)), sent.Body);

        var documented = payload.Json[results]!.Cast<JObject>().ToArray();
        Assert.Equal(2, rows.Count);
        Assert.Equal(
            payload.Json[schema]!.Select(c => ((string)c[column]!, (string)c[type]!)),
            rows[0].Schema.Columns.Select(c => (c.Name, c.Type)));
        for (var i = 0; i < rows.Count; i++)
        {
            Assert.Equal(Utc((string)documented[i]["Timestamp"]!), rows[i]["Timestamp"]);
            Assert.Equal((string)documented[i]["FileName"]!, rows[i]["FileName"]);
            Assert.Equal((string)documented[i]["InitiatingProcessFileName"]!, rows[i]["InitiatingProcessFileName"]);
            Assert.Equal(documented[i].Count, rows[i].Values.Count);
        }
    }

    [Fact]
    public async Task A_query_arrives_as_it_was_written()
    {
        const string Query = "let x = \"Zoë's \\\\ 日本 \u2028 'quoted'\";\r\n\tprint x // 100%";
        await using var server = new LoopbackServer(new Payload("Graph/runhuntingquery").Answer());

        await TestClient.Create(server).Hunting.RunAsync(Query, DefenderApi.Graph).ToListAsync();

        Assert.Equal(Query, (string)Payload.Parse(server.Requests[0].Body)["Query"]!);
    }

    private static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
